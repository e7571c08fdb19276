package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.passage.CaseAnswer;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.policy.Rule;
import org.trygg.subject.Case;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;

/// Opens and closes the cases within which staff act.
final class Cases {
  private final Restating restating;
  private final Logbook logbook;

  Cases(Restating restating, Logbook logbook) {
    this.restating = restating;
    this.logbook = logbook;
  }

  /// Opens a case of a kind that the asker may work.
  CaseAnswer open(Asking asking, CaseKind kind, CaseRef ref) {
    if (!asking.isKnown()) {
      return refuse(asking, Action.OPEN_CASE, Refusal.CASE_OF_ANOTHER_SUBJECT);
    }
    if (!mayWork(asking, kind)) {
      return refuse(asking, Action.OPEN_CASE, Refusal.ROLE_WITHOUT_DUTY);
    }
    Asking within =
        asking
            .of(asking.standing().with(new Case(ref, kind, asking.now(), Optional.empty())))
            .within(ref);
    restating.keep(within.standing());
    return new CaseAnswer.Opened(done(within, Action.OPEN_CASE, ref), ref);
  }

  /// Closes an open case of the subject's, by a role that may work its kind.
  CaseAnswer close(Asking asking, CaseRef ref) {
    Optional<Refusal> refusal = refusal(asking, ref);
    if (refusal.isPresent()) {
      return refuse(asking, Action.CLOSE_CASE, refusal.get());
    }
    Case open = asking.standing().caseOf(ref).orElseThrow();
    restating.keep(asking.standing().with(open.closedAt(asking.now())));
    return new CaseAnswer.Closed(done(asking.within(ref), Action.CLOSE_CASE, ref), ref);
  }

  /// Why the asker may not go on with the case; empty if it is an open one of the subject's, of a
  /// kind that it may work.
  Optional<Refusal> refusal(Asking asking, CaseRef ref) {
    Optional<Case> found = asking.standing().caseOf(ref);
    if (found.isEmpty()) {
      return Optional.of(Refusal.CASE_OF_ANOTHER_SUBJECT);
    }
    if (!found.get().isOpenAt(asking.now())) {
      return Optional.of(Refusal.CASE_CLOSED);
    }
    return mayWork(asking, found.get().kind())
        ? Optional.empty()
        : Optional.of(Refusal.ROLE_WITHOUT_DUTY);
  }

  /// Staff work the kinds that their role may; a machine client, such as the one that reads the
  /// mail, those of whose purposes its registration names every one.
  private static boolean mayWork(Asking asking, CaseKind kind) {
    return asking.version().policy().rulesOf(Rule.OfCase.class).stream()
        .filter(rule -> rule.kind().equals(kind))
        .anyMatch(rule -> mayWork(asking.by().occasion(), rule));
  }

  private static boolean mayWork(Request.Occasion occasion, Rule.OfCase rule) {
    return switch (occasion) {
      case Request.Occasion.InCase(Role role, _) -> rule.roles().contains(role);
      case Request.Occasion.Registered(var purposes, _) -> purposes.containsAll(rule.purposes());
      case Request.Occasion.OwnData _, Request.Occasion.Job _ -> false;
    };
  }

  private EntryId done(Asking asking, Action action, CaseRef ref) {
    return logbook.append(
        asking,
        new Logbook.Act(action, Outcome.DONE, Optional.empty(), 1, List.<UUID>of(ref.value())));
  }

  private CaseAnswer refuse(Asking asking, Action action, Refusal reason) {
    var act = new Logbook.Act(action, Outcome.REFUSED, Optional.empty(), 0, List.of());
    return new CaseAnswer.Refused(logbook.append(asking, reason, act), reason);
  }
}
