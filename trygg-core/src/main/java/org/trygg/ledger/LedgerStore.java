package org.trygg.ledger;

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
  void unlink(SubjectRef subject);

  /// Returns sequenced entries about the subject, in the log's order. GDPR Art. 15.
  ///
  /// @param from the lowest index wanted; one more than the last one seen, to go on
  /// @param most the most entries returned, at least 1
  List<Sequenced> entriesOf(SubjectRef subject, long from, int most);
}
