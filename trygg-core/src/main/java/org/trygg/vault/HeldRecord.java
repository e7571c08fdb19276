package org.trygg.vault;

import java.time.DateTimeException;
import java.time.Instant;
import org.trygg.columns.DamagedException;
import org.trygg.columns.Packed;
import org.trygg.keys.UnreadableException;

/// A record taken out of the vault; its content still asks for the permit.
///
/// @param former whether this is the value from before a change
/// @param collectedAt when the data was collected
/// @param data the fields in their byte form
public record HeldRecord(
    RecordId id, boolean former, Label label, Instant collectedAt, PersonalData data) {
  private static final int FORM = 1;

  /// The record's fields.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  public Fields fields(Permit permit) {
    return Fields.parse(data.read(permit));
  }

  static byte[] encode(Instant collectedAt, Fields fields) {
    try (Packed.Writer out = new Packed.Writer()) {
      return out.octet(FORM)
          .signed(collectedAt.getEpochSecond())
          .number(collectedAt.getNano())
          .raw(fields.toBytes())
          .toBytes();
    }
  }

  static HeldRecord decode(SealedRecord row, byte[] plain) {
    Packed.Reader in = new Packed.Reader(plain);
    if (in.octet() != FORM) {
      throw new UnreadableException("A record is of a form that this version does not know");
    }
    try {
      Instant collectedAt = Instant.ofEpochSecond(in.signed(), in.number());
      Label label = row.label();
      var data = PersonalData.of(label.subject(), label.category(), in.rest());
      return new HeldRecord(row.id(), row.former(), label, collectedAt, data);
    } catch (DamagedException | DateTimeException e) {
      throw new UnreadableException("A record is not in the form it was written in", e);
    }
  }
}
