package org.trygg.erasing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.ledger.Outcome;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Swept;
import org.trygg.policy.Lifespan;
import org.trygg.subject.Standing;
import org.trygg.vault.Held;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The one way by which personal data is erased, whoever asks and for whatever reason: a page of
/// subjects at a time, of which a single erasure is a page of one.
///
/// Runs under the locks on the standings, and asks lifespan again for every item: a hold placed a
/// moment ago counts, and what it keeps gets another day. Each subject's part is an entry of its
/// own. Keys go before rows, and what is gone is looked for before it is said to be gone.
public final class Erasing {
  private static final ErasureScope LAPSED = new ErasureScope.OfLapsed();

  private final Rooms rooms;

  public Erasing(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Erases what the scope says of one subject, of everything held on it.
  ///
  /// @throws IncompleteErasureException if something was still there afterwards; all is undone
  public ErasureAnswer erase(Asking asking, ErasureScope scope, Optional<Purpose> purpose) {
    SubjectRef subject = asking.standing().subject();
    var page = new Page(rooms, Set.of(subject));
    Page.Look look = _ -> HeldItem.outsides(rooms.vault(), subject);
    Plan plan =
        Plan.of(
            asking, scope, look.at(Set.of(subject)), rooms.identifiers().leases().origins(subject));
    Optional<Asking.Reply> refused = Permission.firstRefusal(plan, scope, purpose);
    if (refused.isPresent()) {
      return refuse(page, asking, refused.get());
    }
    Page.Done done = page.carryOut(List.of(plan), look).getFirst();
    return new ErasureReport(done.entry(), told(plan.gone()), told(plan.kept()), done.forgotten());
  }

  /// Erases what is due of a page of subjects, and looks at nothing else that is held.
  ///
  /// @param askings of the subjects whose standings are held by this transaction
  /// @throws IncompleteErasureException if something was still there afterwards; all is undone
  public Swept sweep(List<Asking> askings, LocalDate day) {
    Set<SubjectRef> subjects = new HashSet<>();
    askings.forEach(each -> subjects.add(each.standing().subject()));
    if (subjects.isEmpty()) {
      return Swept.NOTHING;
    }
    var page = new Page(rooms, subjects);
    Page.Look look = those -> rooms.vault().due(those, day);
    List<Page.Done> done = page.carryOut(plans(askings, look.at(subjects)), look);
    var erased = new ArrayList<Swept.Erased>();
    done.forEach(each -> count(each.plan().gone(), erased));
    return new Swept(
        erased,
        new Swept.Subjects(subjects.size(), done.stream().filter(Page.Done::forgotten).count(), 0),
        Optional.of(askings.getLast().standing().subject()));
  }

  private static List<Plan> plans(List<Asking> askings, Collection<Held> due) {
    Map<SubjectRef, List<Held>> bySubject = new HashMap<>();
    due.forEach(each ->
        bySubject.computeIfAbsent(each.label().subject(), _ -> new ArrayList<>()).add(each));
    var plans = new ArrayList<Plan>();
    for (Asking asking : askings) {
      List<Held> held = bySubject.getOrDefault(asking.standing().subject(), List.of());
      if (!held.isEmpty()) {
        plans.add(Plan.of(asking, LAPSED, held, List.of()));
      }
    }
    return plans;
  }

  /// Those of one lifespan together: it was asked once for all that are alike, and is one object.
  private static void count(List<HeldItem> gone, List<Swept.Erased> into) {
    var items = new IdentityHashMap<Lifespan, Long>();
    gone.forEach(each -> items.merge(each.lifespan(), 1L, Long::sum));
    items.forEach(
        (lifespan, many) -> into.add(new Swept.Erased(lifespan.item().category(), lifespan, many)));
  }

  /// Forgets one whose data and ties have all gone, and returns whether; who has only just been
  /// taken in has had none.
  public boolean forgetIfNothingIsLeft(Asking asking) {
    Standing standing = asking.standing();
    boolean hadTies = !standing.commerce().contracts().isEmpty() || !standing.cases().isEmpty();
    if (!hadTies || !Forgetting.isTiedByNothing(asking)) {
      return false;
    }
    var nothing = new Plan(asking, List.of(), List.of(), List.of());
    return new Page(rooms, Set.of(standing.subject()))
        .carryOut(List.of(nothing), _ -> List.of())
        .getFirst()
        .forgotten();
  }

  private static ErasureAnswer refuse(Page page, Asking asking, Asking.Reply reply) {
    var act = new Logbook.Act(Action.ERASE, Outcome.REFUSED, Optional.empty(), 0, List.of());
    var entry = page.logbook().append(asking, reply, act);
    page.enter();
    return new ErasureAnswer.Refused(entry, reply.decision());
  }

  private static List<ErasureReport.Told> told(List<HeldItem> holdings) {
    return holdings.stream()
        .map(each -> new ErasureReport.Told(each.category(), each.lifespan()))
        .toList();
  }
}
