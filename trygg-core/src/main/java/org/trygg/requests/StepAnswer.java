package org.trygg.requests;

import java.time.LocalDate;

/// What came of a step that somebody wanted to take.
public sealed interface StepAnswer {
  /// It is taken.
  record Taken(RightsRequest request) implements StepAnswer {}

  /// It is not one that leads on from here.
  record NotFrom(RequestStatus status) implements StepAnswer {}

  /// It takes a second person, and this is the first.
  record SamePerson() implements StepAnswer {}

  /// Nobody has proposed a refusal for this reason.
  record NotProposed() implements StepAnswer {}

  /// What it demands is to be carried out first.
  record NotCarriedOut() implements StepAnswer {}

  /// There is nothing in it to carry out: it is answered by telling, giving or correcting.
  record NothingToCarryOut() implements StepAnswer {}

  /// The reason does not carry it.
  record NoGround(Reason reason) implements StepAnswer {}

  /// The subject had to be told by that day.
  record TooLate(LocalDate due) implements StepAnswer {}

  /// A contact point shows enough to stop marketing or end a consent, and not for this.
  record WeakProof(Step.Proof proof) implements StepAnswer {}
}
