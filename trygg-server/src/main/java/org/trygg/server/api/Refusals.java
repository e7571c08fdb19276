package org.trygg.server.api;

import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// What the gate refused, as problem details: the reason's code, and the receipt.
public final class Refusals {
  private Refusals() {}

  public static Problem of(EntryId entry, Decision decision) {
    return switch (decision) {
      case Decision.Refused(_, Refusal reason) -> of(entry, reason);
      case Decision.Gap(var missing) ->
          Problem.of(ProblemKind.NO_RULE).because(missing.reason()).loggedAs(entry.toString());
      case Decision.Permitted _ ->
          throw new IllegalArgumentException("What is permitted is no refusal");
    };
  }

  public static Problem of(EntryId entry, Refusal reason) {
    return Problem.of(ProblemKind.REFUSED_BY_POLICY).because(reason).loggedAs(entry.toString());
  }
}
