package org.trygg.requests;

import static org.trygg.requests.RequestStatus.ACCEPTED;
import static org.trygg.requests.RequestStatus.ACKNOWLEDGED;
import static org.trygg.requests.RequestStatus.ACTION_DELAYED;
import static org.trygg.requests.RequestStatus.FULFILLED;
import static org.trygg.requests.RequestStatus.INITIATED;
import static org.trygg.requests.RequestStatus.REJECTED;
import static org.trygg.requests.RequestStatus.REQUIRED_ACTION_PERFORMED;
import static org.trygg.requests.RequestStatus.REQUIRES_ACTION;
import static org.trygg.requests.RequestStatus.UNFULFILLED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.CaseRef;

/// A data subject's request as a case: what it demands, when it came in, and every step since.
/// Where it stands follows from its steps alone.
///
/// @param received when it reached the controller, by whatever way; the clock starts there
/// @param steps in the order in which they were taken
public record RightsRequest(CaseRef ref, Demand demand, Instant received, List<Step> steps) {
  private static final Set<RequestStatus> BEFORE_ACCEPTING =
      Set.of(ACKNOWLEDGED, REQUIRED_ACTION_PERFORMED);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
  private static final Set<RequestStatus> AT_WORK = Set.of(ACCEPTED, ACTION_DELAYED);

  public RightsRequest {
    steps = List.copyOf(steps);
  }

  /// One that has just come in.
  public static RightsRequest initiated(CaseRef ref, Demand demand, Instant received) {
    return new RightsRequest(ref, demand, received, List.of());
  }

  /// Whether a request taken in now can have been received at the moment: not before the epoch of
  /// 1970, and not later than clocks may differ.
  public static boolean isReceivable(Instant received, Instant now) {
    return !received.isBefore(Instant.EPOCH) && !received.isAfter(now.plus(CLOCKS_DIFFER));
  }

  /// Where it stands.
  public RequestStatus status() {
    RequestStatus status = INITIATED;
    for (Step step : steps) {
      status = after(step, status);
    }
    return status;
  }

  /// Whether it is accepted and not ended: what it demands may be carried out.
  public boolean isAtWork() {
    return AT_WORK.contains(status());
  }

  /// Takes the step, if the law and what was done before let it.
  ///
  /// @param deadline of this request as it is now
  public StepAnswer take(Step step, Deadline deadline) {
    RequestStatus now = status();
    if (!from(step).contains(now)) {
      return new StepAnswer.NotFrom(now);
    }
    return objection(step, deadline).orElseGet(() -> new StepAnswer.Taken(with(step)));
  }

  /// The statuses that a step leads on from.
  private static Set<RequestStatus> from(Step step) {
    return switch (step) {
      case Step.Acknowledged _ -> Set.of(INITIATED);
      case Step.Doubted _, Step.Accepted _ -> BEFORE_ACCEPTING;
      case Step.Answered _ -> Set.of(REQUIRES_ACTION);
      case Step.Delayed _ -> Set.of(ACCEPTED);
      case Step.CarriedOut _, Step.Fulfilled _ -> AT_WORK;
      case Step.RefusalProposed _, Step.Refused _ ->
          Set.of(
              ACKNOWLEDGED, REQUIRES_ACTION, REQUIRED_ACTION_PERFORMED, ACCEPTED, ACTION_DELAYED);
      case Step.TakenBack _ ->
          Set.of(
              INITIATED,
              ACKNOWLEDGED,
              REQUIRES_ACTION,
              REQUIRED_ACTION_PERFORMED,
              ACCEPTED,
              ACTION_DELAYED);
    };
  }

  /// Where the step leads.
  private static RequestStatus after(Step step, RequestStatus before) {
    return switch (step) {
      case Step.Acknowledged _ -> ACKNOWLEDGED;
      case Step.Doubted _ -> REQUIRES_ACTION;
      case Step.Answered _ -> REQUIRED_ACTION_PERFORMED;
      case Step.Accepted _ -> ACCEPTED;
      case Step.Delayed _ -> ACTION_DELAYED;
      case Step.RefusalProposed _, Step.CarriedOut _ -> before;
      case Step.Refused _ -> REJECTED;
      case Step.Fulfilled _ -> FULFILLED;
      case Step.TakenBack _ -> UNFULFILLED;
    };
  }

  /// What speaks against a step that leads on from here.
  private Optional<StepAnswer> objection(Step step, Deadline deadline) {
    return switch (step) {
      case Step.Delayed delayed -> objection(delayed, deadline);
      case Step.Doubted doubted -> unlessMissed(doubted, deadline);
      case Step.RefusalProposed(_, _, Reason reason) -> unless(reason.isRefusal(), reason);
      case Step.Refused refused -> objection(refused);
      case Step.CarriedOut _ ->
          demand.mayErase() ? Optional.empty() : Optional.of(new StepAnswer.NothingToCarryOut());
      case Step.Fulfilled _ ->
          demand.mayErase() && steps.stream().noneMatch(Step.CarriedOut.class::isInstance)
              ? Optional.of(new StepAnswer.NotCarriedOut())
              : Optional.empty();
      case Step.Accepted(_, _, Step.Proof proof) when proof == Step.Proof.CONTACT_POINT ->
          demand.isAtOnce() ? Optional.empty() : Optional.of(new StepAnswer.WeakProof(proof));
      case Step.Accepted _, Step.Acknowledged _, Step.Answered _, Step.TakenBack _ ->
          Optional.empty();
    };
  }

  private static Optional<StepAnswer> objection(Step.Delayed delayed, Deadline deadline) {
    if (!delayed.reason().isDelay() || !deadline.isExtendable()) {
      return Optional.of(new StepAnswer.NoGround(delayed.reason()));
    }
    return unlessMissed(delayed, deadline);
  }

  /// What stops or lengthens the time is no way out once the time is over.
  private static Optional<StepAnswer> unlessMissed(Step step, Deadline deadline) {
    return deadline.isMissedAt(step.at())
        ? Optional.of(new StepAnswer.TooLate(deadline.due()))
        : Optional.empty();
  }

  private Optional<StepAnswer> objection(Step.Refused refused) {
    List<Step.RefusalProposed> proposals =
        steps.stream()
            .filter(Step.RefusalProposed.class::isInstance)
            .map(Step.RefusalProposed.class::cast)
            .filter(each -> each.reason() == refused.reason())
            .toList();
    if (proposals.isEmpty()) {
      return Optional.of(new StepAnswer.NotProposed());
    }
    return proposals.stream().allMatch(each -> each.by().isSamePersonAs(refused.by()))
        ? Optional.of(new StepAnswer.SamePerson())
        : Optional.empty();
  }

  private static Optional<StepAnswer> unless(boolean fits, Reason reason) {
    return fits ? Optional.empty() : Optional.of(new StepAnswer.NoGround(reason));
  }

  private RightsRequest with(Step step) {
    var all = new ArrayList<>(steps);
    all.add(step);
    return new RightsRequest(ref, demand, received, all);
  }
}
