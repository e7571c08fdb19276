package org.trygg.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trygg.vocabulary.SubjectRef;

/// The processing log as the gate sees it: used within the transaction of the act it tells of.
public interface LedgerStore {
  /// Appends an entry: durable when the transaction is, and sequenced later.
  ///
  /// @param subject whom it is about; absent if nobody
  /// @throws IllegalArgumentException if a name in the entry is longer than 255 characters
  default void append(Entry entry, Optional<SubjectRef> subject) {
    append(List.of(Pending.of(entry, subject)));
  }

  /// Appends entries, in one write. An entry id is used once, ever.
  void append(List<Pending> entries);

  /// Forgets which entries are about the subject, whether sequenced or not. The entries and their
  /// hashes stay. GDPR Art. 17.
  ///
  /// @return which they were
  List<EntryId> unlink(SubjectRef subject);

  /// An entry whose year is over, and whom it is about.
  record Aged(EntryId id, long index, Optional<SubjectRef> subject) {}

  /// Returns sequenced entries that were made before the moment and are still there, in order of
  /// their ids.
  ///
  /// @param after the id on which the page before ended
  /// @param most the most entries returned, at least 1
  List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most);

  /// Erases entries made before the moment, and whom they were about; their hashes stay in the
  /// tree, so that it and every receipt still verify. GDPR Art. 5(1)(e).
  ///
  /// @param aged some of what [#madeBefore] returned for the moment; at least one
  /// @return how many entries are gone now, ever since the log began
  long erase(Instant moment, List<Aged> aged);

  /// Returns sequenced entries about the subject, in the log's order. GDPR Art. 15.
  ///
  /// @param from the lowest index wanted; one more than the last one seen, to go on
  /// @param most the most entries returned, at least 1
  List<Sequenced> entriesOf(SubjectRef subject, long from, int most);
}
