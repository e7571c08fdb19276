package org.trygg.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// Where requests are kept; used within a transaction that holds the subject's standing.
public interface RequestStore {
  /// A request, and whose it is.
  ///
  /// @param counted as what it is counted, now and when it is gone
  /// @param eraseOn the first day on which it is to be gone, when it has ended and that is known
  record Kept(
      SubjectRef subject, RightsRequest request, Counted counted, Optional<LocalDate> eraseOn) {
    /// The same, to be gone on another day.
    public Kept goneOn(Optional<LocalDate> day) {
      return new Kept(subject, request, counted, day);
    }
  }

  /// Where a request stands in the order of receipt.
  record Place(Instant received, CaseRef ref) {
    public static Place of(RightsRequest request) {
      return new Place(request.received(), request.ref());
    }
  }

  /// Keeps the request as the case's only one, new or with a step more.
  void put(Kept kept);

  /// The subject's request with that reference.
  Optional<RightsRequest> find(SubjectRef subject, CaseRef ref);

  /// All requests that have not ended, the first received first.
  ///
  /// @param after where the page before ended
  List<Kept> open(Optional<Place> after, int most);

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

  /// What was told last of the request's day; it goes with the request.
  Optional<Reminder> lastReminder(CaseRef ref);

  /// Keeps what was told of the request's day.
  void keepReminder(CaseRef ref, Reminder reminder);

  /// Erases one request; as what it was counted stays.
  void erase(CaseRef ref);

  /// Forgets every request of the subject; returns how many there were. As what they were counted
  /// stays.
  int forget(SubjectRef subject);

  /// How many requests were received in the year, kept or gone, by what they are counted as; in no
  /// order.
  List<DeskMonth.Count> counts(Year year);
}
