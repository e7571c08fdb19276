package org.trygg.requests;

import java.time.Instant;
import java.util.List;
import org.trygg.vocabulary.Actor;

/// One step of a request's way, at its moment. A request is the list of its steps: none is changed
/// or taken away.
public sealed interface Step {
  /// When it was taken.
  Instant at();

  /// The kinds of steps, by which the ledger tells them.
  enum Kind {
    ACKNOWLEDGED,
    DOUBTED,
    ANSWERED,
    ACCEPTED,
    DELAYED,
    CARRIED_OUT,
    REFUSAL_PROPOSED,
    REFUSED,
    FULFILLED,
    TAKEN_BACK
  }

  /// Which kind it is.
  default Kind kind() {
    return switch (this) {
      case Acknowledged _ -> Kind.ACKNOWLEDGED;
      case Doubted _ -> Kind.DOUBTED;
      case Answered _ -> Kind.ANSWERED;
      case Accepted _ -> Kind.ACCEPTED;
      case Delayed _ -> Kind.DELAYED;
      case CarriedOut _ -> Kind.CARRIED_OUT;
      case RefusalProposed _ -> Kind.REFUSAL_PROPOSED;
      case Refused _ -> Kind.REFUSED;
      case Fulfilled _ -> Kind.FULFILLED;
      case TakenBack _ -> Kind.TAKEN_BACK;
    };
  }

  /// The subject was told that the demand has come in.
  record Acknowledged(Instant at) implements Step {}

  /// Who asks is honestly in doubt, and the subject was asked for more; the clock waits meanwhile.
  /// Law: GDPR Art. 12(6).
  record Doubted(Instant at, Actor by, Doubt doubt) implements Step {}

  /// The subject has given what it was asked for.
  record Answered(Instant at) implements Step {}

  /// It is the subject who asks.
  record Accepted(Instant at, Actor by, Proof proof) implements Step {}

  /// It takes up to three months from receipt, and the subject was told why: Art. 12(3).
  record Delayed(Instant at, Actor by, Reason reason) implements Step {}

  /// What the demand meant for everything held was done, and looked at again.
  ///
  /// @param results one for each category, fate and ground
  record CarriedOut(Instant at, Actor by, List<Result> results) implements Step {
    public CarriedOut {
      results = List.copyOf(results);
    }
  }

  /// Somebody finds that the demand is to be refused; another person decides.
  record RefusalProposed(Instant at, Actor by, Reason reason) implements Step {}

  /// Another person agrees, and the subject was told why, and where it can complain: Art. 12(4).
  record Refused(Instant at, Actor by, Reason reason) implements Step {}

  /// The demand was carried out and answered.
  record Fulfilled(Instant at, Actor by) implements Step {}

  /// The subject has taken its demand back.
  record TakenBack(Instant at) implements Step {}

  /// Why it is not clear who asks.
  enum Doubt {
    /// The demand came from an address that does not lead to the subject.
    UNKNOWN_ADDRESS,
    /// What was told of the person does not agree with what is held.
    DETAILS_DIFFER,
    /// Somebody asks for another, and has shown no right to.
    ON_BEHALF_OF_ANOTHER
  }

  /// How it became clear who asks, with as little new data as would do.
  enum Proof {
    /// The subject was signed in.
    SIGNED_IN,
    /// It answered from a contact point that leads to it: enough to stop marketing.
    CONTACT_POINT,
    /// Staff verified it.
    STAFF
  }
}
