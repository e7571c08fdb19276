package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trygg.requests.Reason;
import org.trygg.requests.Step;
import org.trygg.vocabulary.Actor;

/// A step in a request by right, as the desk tells it.
///
/// @param subject whose request it is
/// @param doubt why it is not clear who asks, for `DOUBTED`
/// @param proof how it became clear, for `ACCEPTED`
/// @param reason why, for `DELAYED`, `REFUSAL_PROPOSED` and `REFUSED`
@Schema(name = "RequestStep")
record StepForm(
    UUID subject,
    Step.Kind step,
    Optional<Step.Doubt> doubt,
    Optional<Step.Proof> proof,
    Optional<Reason> reason) {
  /// @throws IllegalArgumentException if the step lacks what it is about
  StepForm {
    boolean isWhole =
        switch (step) {
          case DOUBTED -> doubt.isPresent();
          case ACCEPTED -> proof.isPresent();
          case DELAYED, REFUSAL_PROPOSED, REFUSED -> reason.isPresent();
          case ACKNOWLEDGED, ANSWERED, FULFILLED, TAKEN_BACK -> true;
          // What was done is not told, but done: it has a door of its own.
          case CARRIED_OUT -> false;
        };
    if (!isWhole) {
      throw new IllegalArgumentException("Such a step needs one of doubt, proof and reason");
    }
  }

  Step toStep(Instant at, Actor by) {
    return switch (step) {
      case ACKNOWLEDGED -> new Step.Acknowledged(at);
      case DOUBTED -> new Step.Doubted(at, by, doubt.orElseThrow());
      case ANSWERED -> new Step.Answered(at);
      case ACCEPTED -> new Step.Accepted(at, by, proof.orElseThrow());
      case DELAYED -> new Step.Delayed(at, by, reason.orElseThrow());
      case CARRIED_OUT -> throw new IllegalStateException("Such a step is not told");
      case REFUSAL_PROPOSED -> new Step.RefusalProposed(at, by, reason.orElseThrow());
      case REFUSED -> new Step.Refused(at, by, reason.orElseThrow());
      case FULFILLED -> new Step.Fulfilled(at, by);
      case TAKEN_BACK -> new Step.TakenBack(at);
    };
  }
}
