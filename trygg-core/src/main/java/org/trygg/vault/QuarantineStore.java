package org.trygg.vault;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.trygg.vocabulary.SubjectRef;

/// Where sealed items in quarantine are kept. Used inside the gate's transaction.
public interface QuarantineStore {
  default void add(SealedQuarantine item) {
    add(List.of(item));
  }

  /// Adds the items in one write.
  void add(List<SealedQuarantine> items);

  Optional<SealedQuarantine> item(QuarantineId id);

  /// Items in state `WAITING`, the first received first.
  List<SealedQuarantine> waiting(int limit);

  /// Every item about the subject.
  List<SealedQuarantine> about(SubjectRef subject);

  /// Makes a waiting item settled; false if there is none.
  boolean settle(QuarantineId id);

  /// Items to be gone on or before the day, the most overdue first.
  List<SealedQuarantine> due(LocalDate upTo, int limit);

  /// Gives the items another day.
  void postpone(Collection<QuarantineId> ids, LocalDate eraseOn);

  /// @return how many were there
  int erase(Collection<QuarantineId> ids);

  /// Erases every item about the subject.
  ///
  /// @return how many there were
  int eraseAll(SubjectRef subject);
}
