package org.trygg.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The vault's front: records, segments and quarantine, and the ways they end. Runs inside the
/// gate's transaction.
///
/// Keys go before data: what a failure in between leaves is unreadable.
public final class Vault {
  private final VaultStore store;
  private final QuarantineStore quarantined;
  private final KeyRings rings;
  private final Records records;
  private final Segments segments;
  private final Quarantine quarantine;
  private final Rekeying rekeying;

  /// @param quarantineKey seals what is in quarantine about nobody known; a keyset of its own
  public Vault(
      VaultStore store, QuarantineStore quarantined, KeyRings rings, KeyEncryption quarantineKey) {
    this.store = store;
    this.quarantined = quarantined;
    this.rings = rings;
    this.records = new Records(store, rings);
    this.segments = new Segments(store, rings);
    this.quarantine = new Quarantine(quarantined, rings, quarantineKey);
    this.rekeying = new Rekeying(store, quarantine, rings);
  }

  public Records records() {
    return records;
  }

  public Segments segments() {
    return segments;
  }

  public Quarantine quarantine() {
    return quarantine;
  }

  /// The subject's salt, 32 random bytes, for commitments in the ledger; gone with the subject.
  ///
  /// @throws org.trygg.keys.SubjectErasedException if the subject was erased
  public byte[] ledgerSalt(SubjectRef subject) {
    return rings.salt(subject);
  }

  /// Holds the subjects' keys until the transaction ends, for the salts and for what is kept.
  public KeyRings.Held hold(Set<SubjectRef> subjects) {
    return rings.hold(subjects);
  }

  /// The tags under which the subject is remembered once it is erased.
  public List<Tag> tombstonesOf(SubjectRef subject) {
    return rings.tombstonesOf(subject);
  }

  /// The salt in a ring that was read already.
  public byte[] ledgerSalt(SealedRing ring) {
    return rings.salt(ring);
  }

  /// A page of the labels of all records and segments of a subject.
  ///
  /// @param after the id on which the page before ended
  public List<Held> held(SubjectRef subject, Optional<UUID> after, int limit) {
    return store.held(subject, after, limit);
  }

  /// The subjects of whom a record or segment is to be gone on or before the day, each once, in the
  /// order of their pseudonyms as unsigned numbers.
  ///
  /// @param after the subject on which the page before ended
  public List<SubjectRef> dueSubjects(LocalDate upTo, Optional<SubjectRef> after, int limit) {
    return store.dueSubjects(upTo, after, limit);
  }

  /// The items of the subjects that are to be gone on or before the day.
  public List<Held> due(Collection<SubjectRef> subjects, LocalDate upTo) {
    return store.due(subjects, upTo);
  }

  /// Those of the subjects of whom nothing is held but the items.
  public Set<SubjectRef> bareWithout(
      Collection<? extends ItemId> items, Collection<SubjectRef> asked) {
    return store.bareWithout(items, asked);
  }

  /// A category of a subject.
  public record Kept(SubjectRef subject, Category category) {}

  /// Items of a subject that lifespan cannot tell apart, and their day of erasure.
  ///
  /// @param items how many they are
  public record Alike(
      Category category, LocalDate day, Label.Ties ties, Optional<LocalDate> eraseOn, long items) {}

  /// What is held of a subject, those alike together: as many as there are differences, not items.
  public List<Alike> alike(SubjectRef subject) {
    return store.alike(subject);
  }

  /// Gives all that are alike another day of erasure, or none, in one write.
  public void reschedule(SubjectRef subject, Map<Alike, Optional<LocalDate>> eraseOn) {
    store.reschedule(subject, eraseOn);
  }

  /// How many records and segments of each category are to be gone in each month.
  public List<Planned> planned() {
    return store.planned();
  }

  /// So many items of a category, to be gone in one month.
  ///
  /// @param month the month's first day; empty while their period is open
  public record Planned(Category category, Optional<LocalDate> month, long items) {}

  /// Gives items another day of erasure, or none.
  ///
  /// @return how many were there
  public int reschedule(Map<ItemId, Optional<LocalDate>> eraseOn) {
    return store.reschedule(eraseOn);
  }

  /// Erases the items, whosoever they are: first the keys of those categories that end with them,
  /// then the rows. To be called with the subjects' keys held, so that nothing comes in meanwhile.
  ///
  /// @param categories those of the items
  /// @return how many items were there
  public int erase(Collection<? extends ItemId> items, Collection<Kept> categories) {
    store
        .endingWith(items, categories)
        .forEach(each -> rings.forget(each.subject(), each.category()));
    return store.erase(items);
  }

  /// How far the giving of new keys is after a step.
  public enum Rekeyed {
    /// Every category has a new key beside its old one.
    BEGUN,
    /// Some items were sealed anew, others may be left.
    PARTLY,
    /// Nothing is sealed with the old keys, and they are destroyed.
    DONE
  }

  /// Goes one step on in giving a subject new keys; everything opens before and after.
  ///
  /// @param most how many items to seal anew in this step
  /// @throws org.trygg.keys.SubjectErasedException if the subject was erased
  public Rekeyed rekey(SubjectRef subject, int most) {
    return rekeying.step(subject, most);
  }

  /// Erases of a subject what no key opens any more: what a backup brought back of a category that
  /// was forgotten, or sealed anew and its old key destroyed.
  ///
  /// @return how many items there were
  public int eraseKeyless(SubjectRef subject) {
    return quarantine.eraseKeyless(subject)
        + store.alike(subject).stream()
            .map(Alike::category)
            .distinct()
            .mapToInt(category -> eraseKeyless(subject, category))
            .sum();
  }

  private int eraseKeyless(SubjectRef subject, Category category) {
    Optional<CategoryKey> key = rings.keyForOpening(subject, category);
    if (key.isEmpty()) {
      return store.eraseAll(subject, category);
    }
    var keyless = new ArrayList<ItemId>();
    store.records(subject, category).stream()
        .filter(row -> key.get().isDestroyed(row.sealed()))
        .forEach(row -> keyless.add(row.id()));
    store.segments(
        subject,
        category,
        TimeRange.ALL,
        row -> {
          if (key.get().isDestroyed(row.sealed())) {
            keyless.add(row.id());
          }
        });
    return keyless.isEmpty() ? 0 : store.erase(keyless);
  }

  /// Forgets a subject: the key ring, for ever, then every record, segment and item in quarantine.
  ///
  /// @return how many items there were
  public int erase(SubjectRef subject, Instant at) {
    rings.destroy(subject, at);
    return store.eraseAll(subject) + quarantined.eraseAll(subject);
  }

  /// Whether the subject was erased.
  public boolean isErased(SubjectRef subject) {
    return rings.isErased(subject);
  }

  /// What still leads to the subject anywhere in the database; to be read after erasing, before
  /// saying that it is done.
  public Traces traces(SubjectRef subject) {
    return store.traces(subject);
  }

  static CategoryKey present(Optional<CategoryKey> key) {
    return key.orElseThrow(() -> new UnreadableException("The key of this data was destroyed"));
  }
}
