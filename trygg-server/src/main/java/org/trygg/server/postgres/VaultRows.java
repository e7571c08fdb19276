package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.trygg.keys.Ciphertext;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Label;
import org.trygg.vault.RecordId;
import org.trygg.vault.SealedRecord;
import org.trygg.vault.SealedSegment;
import org.trygg.vault.SegmentId;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Reads rows of the vault's tables.
final class VaultRows {
  private VaultRows() {}

  static SealedRecord record(ResultSet row, int number) throws SQLException {
    return new SealedRecord(
        new RecordId(Columns.uuid(row, "id")),
        row.getBoolean("former"),
        label(row),
        Ciphertext.of(row.getBytes("sealed")));
  }

  static SealedSegment segment(ResultSet row) throws SQLException {
    return new SealedSegment(
        new SegmentId(Columns.uuid(row, "id")),
        label(row),
        new SealedSegment.Span(
            Columns.instant(row, "first_at"),
            Columns.instant(row, "last_at"),
            row.getInt("events")),
        Ciphertext.of(row.getBytes("sealed")));
  }

  static Held held(ResultSet row, int number) throws SQLException {
    Held.Kind kind = Held.Kind.valueOf(row.getString("kind"));
    ItemId id =
        switch (kind) {
          case RECORD, FORMER_RECORD -> new RecordId(Columns.uuid(row, "id"));
          case SEGMENT -> new SegmentId(Columns.uuid(row, "id"));
        };
    return new Held(kind, id, label(row));
  }

  private static Label label(ResultSet row) throws SQLException {
    return new Label(
        new SubjectRef(Columns.uuid(row, "subject")),
        Category.of(row.getString("category")),
        new Label.Collected(
            Source.of(row.getString("source")),
            Columns.day(row, "day"),
            Columns.instant(row, "received_at")),
        ties(row),
        Columns.optionalDay(row, "erase_on"));
  }

  static Label.Ties ties(ResultSet row) throws SQLException {
    return new Label.Ties(
        Optional.ofNullable(row.getString("service")).map(ServiceName::of),
        Columns.optionalUuid(row, "invoice"),
        Columns.optionalUuid(row, "occasion").map(CaseRef::new));
  }
}
