package org.trygg.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SealedRing;
import org.trygg.keys.UnreadableException;

/// The records: customer data as typed fields, each record sealed under its subject's key for its
/// category. Runs inside the gate's transaction.
public final class Records {
  private final VaultStore store;
  private final KeyRings rings;

  Records(VaultStore store, KeyRings rings) {
    this.store = store;
    this.rings = rings;
  }

  /// A record to keep.
  ///
  /// @param collectedAt when the data was collected
  public record Content(Label label, Instant collectedAt, Fields fields) {}

  /// A new record, and the permit to keep it.
  public record New(Permit permit, Content content) {
    /// @throws IllegalArgumentException if the permit is for another subject or category
    public New {
      permit.requireFor(content.label().subject(), content.label().category());
    }
  }

  /// Keeps new records with keys that are held already, in one write.
  ///
  /// @throws org.trygg.keys.SubjectErasedException if a subject was erased; then none is kept
  public void keep(KeyRings.Held held, List<New> all) {
    if (!all.isEmpty()) {
      store.addRecords(
          all.stream()
              .map(each -> {
                Label label = each.content.label();
                CategoryKey key = held.keyForSealing(label.subject(), label.category());
                return seal(key, RecordId.random(), false, each);
              })
              .toList());
    }
  }

  /// Keeps a new record.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  /// @throws org.trygg.keys.SubjectErasedException if the subject was erased
  public RecordId keep(Permit permit, Content content) {
    RecordId id = RecordId.random();
    store.add(seal(permit, id, false, content));
    return id;
  }

  /// Puts a new value in the place of a record's; the one before is gone, unless a law keeps it.
  ///
  /// @param keepBeforeUntil the day of erasure of the value from before, when it is to be kept
  /// @return the id of the kept value from before
  /// @throws IllegalArgumentException if there is no such record, or the permit is for another
  ///   subject or category
  public Optional<RecordId> change(
      Permit permit, RecordId id, Content content, Optional<LocalDate> keepBeforeUntil) {
    HeldRecord before =
        read(permit, id)
            .filter(record -> !record.former())
            .orElseThrow(() -> new IllegalArgumentException("There is no such record to change"));
    Optional<RecordId> kept = keepBeforeUntil.map(until -> keepBefore(permit, before, until));
    store.replace(seal(permit, id, false, content));
    return kept;
  }

  /// The record, if it is there.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  /// @throws UnreadableException if it was changed or moved outside the vault, or its key is gone
  public Optional<HeldRecord> read(Permit permit, RecordId id) {
    // The key before the row: data read later is never older than the oldest key at hand.
    Optional<CategoryKey> key = rings.keyForOpening(permit.subject(), permit.category());
    Optional<SealedRecord> row = store.record(id);
    row.ifPresent(found -> permit.requireFor(found.label().subject(), found.label().category()));
    return row.map(found -> open(Vault.present(key), found));
  }

  /// Every record of the permit's subject and category, former values too, in order of reception.
  ///
  /// @throws UnreadableException if one was changed or moved outside the vault, or its key is gone
  public List<HeldRecord> readAll(Permit permit) {
    Optional<CategoryKey> key = rings.keyForOpening(permit.subject(), permit.category());
    return store.records(permit.subject(), permit.category()).stream()
        .map(row -> open(Vault.present(key), row))
        .toList();
  }

  /// The same without those that were changed or moved outside the vault, or whose key is gone.
  public List<HeldRecord> readLegible(Permit permit) {
    Optional<CategoryKey> key = rings.keyForOpening(permit.subject(), permit.category());
    return key.stream()
        .flatMap(one ->
            store.records(permit.subject(), permit.category()).stream()
                .flatMap(row -> openIfLegible(one, row).stream()))
        .toList();
  }

  private static Optional<HeldRecord> openIfLegible(CategoryKey key, SealedRecord row) {
    try {
      return Optional.of(open(key, row));
    } catch (UnreadableException _) {
      return Optional.empty();
    }
  }

  /// Opens records that were read together with their ring, in order of reception.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  /// @throws UnreadableException if one was changed or moved outside the vault, or its key is gone
  public List<HeldRecord> open(Permit permit, SealedRing ring, List<SealedRecord> rows) {
    Optional<CategoryKey> key = rings.keyForOpening(ring, permit.category());
    rows.forEach(row -> permit.requireFor(row.label().subject(), row.label().category()));
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.label().collected().receivedAt()))
        .map(row -> open(Vault.present(key), row))
        .toList();
  }

  private RecordId keepBefore(Permit permit, HeldRecord before, LocalDate until) {
    RecordId id = RecordId.random();
    Label label = before.label().erasedOn(Optional.of(until));
    var content = new Content(label, before.collectedAt(), before.fields(permit));
    store.add(seal(permit, id, true, content));
    return id;
  }

  private SealedRecord seal(Permit permit, RecordId id, boolean former, Content content) {
    var made = new New(permit, content);
    Label label = content.label();
    return seal(rings.keyForSealing(label.subject(), label.category()), id, former, made);
  }

  private static SealedRecord seal(CategoryKey key, RecordId id, boolean former, New made) {
    Content content = made.content;
    Label label = content.label();
    byte[] plain = HeldRecord.encode(content.collectedAt(), content.fields());
    var sealed = key.seal(SealedRecord.binding(id, former, label), plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedRecord(id, former, label, sealed);
  }

  private static HeldRecord open(CategoryKey key, SealedRecord row) {
    byte[] plain = key.open(row.binding(), row.sealed());
    try {
      return HeldRecord.decode(row, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
