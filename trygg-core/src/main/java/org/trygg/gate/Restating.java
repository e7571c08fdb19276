package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Told;
import org.trygg.passage.Outcome;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Request;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Changes what decisions depend on: the facts about a subject. Runs under a lock on the standing.
final class Restating {
  private static final Category IDENTITY = Category.of("identity");

  private final Rooms rooms;
  private final Logbook logbook;

  Restating(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
  }

  /// Takes in a new subject, for those who may collect who it is and all of the others.
  Outcome admit(Asking asking, Set<Category> others) {
    for (Category category : new TreeSet<>(others)) {
      Asking.Reply reply = ask(asking, category, Optional.empty());
      if (!(reply.decision() instanceof Decision.Permitted)) {
        return outcome(asking, reply, Action.STANDING, category);
      }
    }
    Asking.Reply reply = ask(asking, IDENTITY, Optional.empty());
    if (reply.decision() instanceof Decision.Permitted) {
      rooms.subjects().put(asking.standing());
      return outcome(asking.known(), reply, Action.STANDING, IDENTITY);
    }
    return outcome(asking, reply, Action.STANDING, IDENTITY);
  }

  Outcome restate(Asking asking, StandingChange change, Optional<Purpose> purpose) {
    if (!asking.isKnown()) {
      return nobody(asking, change);
    }
    // Asked of the standing that the change makes: a first consent has nothing to rest on before.
    Standing changed = change.applyTo(asking.standing());
    Asking.Reply reply = ask(asking.of(changed), change.category(), purpose);
    if (reply.decision() instanceof Decision.Permitted) {
      keep(changed);
    }
    return outcome(asking, reply, change.action(asking.standing()), change.category());
  }

  /// Keeps the standing, and tells listeners that lifespans may have changed.
  void keep(Standing standing) {
    rooms.subjects().put(standing);
    rooms.outbox().put(new Told(Told.Kind.STANDING_CHANGED, standing.subject()));
  }

  private Outcome nobody(Asking asking, StandingChange change) {
    var act =
        new Logbook.Act(
            change.action(asking.standing()),
            org.trygg.ledger.Outcome.REFUSED,
            Optional.of(change.category()),
            0,
            List.of());
    return new Outcome.Nobody(logbook.append(asking, Outcome.Why.UNKNOWN_SUBJECT, act));
  }

  private static Asking.Reply ask(Asking asking, Category category, Optional<Purpose> purpose) {
    return asking.ask(Request.Act.COLLECT, Item.of(category, asking.today()), purpose);
  }

  private Outcome outcome(Asking asking, Asking.Reply reply, Action action, Category category) {
    org.trygg.ledger.Outcome ended =
        switch (reply.decision()) {
          case Decision.Permitted _ -> org.trygg.ledger.Outcome.DONE;
          case Decision.Refused _ -> org.trygg.ledger.Outcome.REFUSED;
          case Decision.Gap _ -> org.trygg.ledger.Outcome.GAP;
        };
    EntryId entry =
        logbook.append(
            asking, reply, new Logbook.Act(action, ended, Optional.of(category), 1, List.of()));
    return switch (reply.decision()) {
      case Decision.Permitted _ -> new Outcome.Kept(entry, reply.purpose());
      case Decision.Refused(var rule, var reason) -> new Outcome.Refused(entry, rule, reason);
      case Decision.Gap(var missing) -> new Outcome.Unruled(entry, missing);
    };
  }
}
