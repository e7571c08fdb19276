package org.trygg.requests;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What a request by right is counted as: it names nobody, and stays when the request is gone.
///
/// @param month in which the request was received, where the controller is
/// @param isExtended whether the subject was told that it takes longer
/// @param refused why it was refused, if it was
public record Counted(
    YearMonth month,
    Demand.Kind demand,
    Ending ending,
    boolean isExtended,
    Optional<Reason> refused) {
  /// How a request has ended, by the clock.
  public enum Ending {
    /// It has not.
    OPEN,
    /// It was carried out or refused by its day.
    IN_TIME,
    /// It was carried out or refused after its day.
    LATE,
    /// There was nothing left to answer: the subject took it back, or is forgotten.
    UNANSWERED
  }

  /// As which the request is counted now.
  ///
  /// @param deadline of this request as it is now
  public static Counted of(RightsRequest request, Deadline deadline) {
    return new Counted(
        YearMonth.from(request.received().atZone(deadline.zone())),
        request.demand().kind(),
        ending(request, deadline),
        request.steps().stream().anyMatch(Step.Delayed.class::isInstance),
        request.steps().stream()
            .filter(Step.Refused.class::isInstance)
            .map(each -> ((Step.Refused) each).reason())
            .findFirst());
  }

  /// The same of a request that nobody will answer any more.
  public Counted forgotten() {
    return ending == Ending.OPEN
        ? new Counted(month, demand, Ending.UNANSWERED, isExtended, refused)
        : this;
  }

  private static Ending ending(RightsRequest request, Deadline deadline) {
    return switch (request.status()) {
      case FULFILLED, REJECTED ->
          deadline.isMissedAt(last(request.steps())) ? Ending.LATE : Ending.IN_TIME;
      case UNFULFILLED -> Ending.UNANSWERED;
      case INITIATED,
          ACKNOWLEDGED,
          REQUIRES_ACTION,
          REQUIRED_ACTION_PERFORMED,
          ACCEPTED,
          ACTION_DELAYED ->
          Ending.OPEN;
    };
  }

  private static Instant last(List<Step> steps) {
    return steps.getLast().at();
  }
}
