package org.trygg.vault;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Where sealed records and segments are kept: rows of ciphertext with a label, no keys and no
/// cryptography. Used inside the gate's transaction.
public interface VaultStore {
  default void add(SealedRecord row) {
    addRecords(List.of(row));
  }

  /// Adds the rows in one write.
  void addRecords(List<SealedRecord> rows);

  /// Puts the row in the place of the one with the same id.
  ///
  /// @return false, and nothing done, if there is none
  boolean replace(SealedRecord row);

  Optional<SealedRecord> record(RecordId id);

  /// Every record of the subject and category, former values too, in order of reception.
  List<SealedRecord> records(SubjectRef subject, Category category);

  /// Adds the rows in one write.
  void add(List<SealedSegment> rows);

  /// Gives the segments that may hold events in the range, day by day and in the order of their
  /// first event, without holding them all in memory. Each day is read at one moment, so that what
  /// is put together meanwhile is given once; no statement is under way while the taker works, so
  /// that without a transaction no connection waits for it.
  void segments(SubjectRef subject, Category category, TimeRange range, Consumer<SealedSegment> to);

  /// The subjects' days before this one of which segments were added that are not settled, in the
  /// order of the days and then of the pseudonyms as unsigned numbers; the cost grows with them,
  /// not with what is held.
  ///
  /// @param after the one on which the page before ended
  List<Segments.Loose> loose(LocalDate before, Optional<Segments.Loose> after, int limit);

  /// The segments of the subject's day that may be put together: those that are not settled, up to
  /// a limit, and with them those that are and have few enough events. Held until the transaction
  /// ends.
  List<SealedSegment> mergeable(SubjectRef subject, LocalDate day, int limit);

  /// Settles segments: they are as they are to be.
  void settle(Collection<SegmentId> ids);

  Segments.Count count(SubjectRef subject, Category category);

  /// A page of all items of a subject, in the order of their ids as unsigned numbers.
  ///
  /// @param after the id on which the page before ended
  List<Held> held(SubjectRef subject, Optional<UUID> after, int limit);

  /// The subjects of whom something is to be gone on or before the day, each once, in the order of
  /// their pseudonyms as unsigned numbers; the cost grows with what is due, not with what is held.
  ///
  /// @param after the subject on which the page before ended
  List<SubjectRef> dueSubjects(LocalDate upTo, Optional<SubjectRef> after, int limit);

  /// The items of the subjects that are to be gone on or before the day; the cost grows with them,
  /// not with what is held.
  List<Held> due(Collection<SubjectRef> subjects, LocalDate upTo);

  /// Those of the subjects' categories of which nothing is held but the items.
  Set<Vault.Kept> endingWith(Collection<? extends ItemId> items, Collection<Vault.Kept> asked);

  /// Those of the subjects of whom nothing is held but the items.
  Set<SubjectRef> bareWithout(Collection<? extends ItemId> items, Collection<SubjectRef> asked);

  /// What is held of a subject, those alike together.
  List<Vault.Alike> alike(SubjectRef subject);

  /// Gives all that are alike another day of erasure, or none, in one write.
  void reschedule(SubjectRef subject, Map<Vault.Alike, Optional<LocalDate>> eraseOn);

  /// How many items of each category are to be gone in each month.
  List<Vault.Planned> planned();

  /// Gives items another day of erasure, or none.
  ///
  /// @return how many were there
  int reschedule(Map<ItemId, Optional<LocalDate>> eraseOn);

  /// @return how many were there
  int erase(Collection<? extends ItemId> ids);

  /// @return how many there were
  int eraseAll(SubjectRef subject);

  /// @return how many there were
  int eraseAll(SubjectRef subject, Category category);

  /// Everything in the whole database that still leads to the subject, found by another path than
  /// the erasure takes.
  Traces traces(SubjectRef subject);
}
