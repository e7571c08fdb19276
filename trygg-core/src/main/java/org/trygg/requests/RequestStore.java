package org.trygg.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// Where requests are kept; used within a transaction that holds the subject's standing.
public interface RequestStore {
  /// A request, and whose it is.
  ///
  /// @param eraseOn the first day on which it is to be gone, when it has ended and that is known
  record Kept(SubjectRef subject, RightsRequest request, Optional<LocalDate> eraseOn) {}

  /// Keeps the request as the case's only one, new or with a step more.
  void put(Kept kept);

  /// The subject's request with that reference.
  Optional<RightsRequest> find(SubjectRef subject, CaseRef ref);

  /// All requests that have not ended, the first received first.
  ///
  /// @param after the one on which the page before ended
  List<Kept> open(Optional<RightsRequest> after, int most);

  /// Everything that the subject has requested, the first received first.
  List<RightsRequest> of(SubjectRef subject);

  /// Those of the subjects of whom a request is kept, open or ended.
  Set<SubjectRef> having(Set<SubjectRef> subjects);

  /// Gives a request its day; returns whether it had another.
  ///
  /// @param eraseOn empty while no end is known
  boolean redate(CaseRef ref, Optional<LocalDate> eraseOn);

  /// Those that are to be gone on or before the day.
  List<Kept> due(LocalDate day, int most);

  /// Erases one request.
  void erase(CaseRef ref);

  /// Forgets every request of the subject; returns how many there were.
  int forget(SubjectRef subject);
}
