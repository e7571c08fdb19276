package org.trygg.erasing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Indexed;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.subject.Case;
import org.trygg.subject.Standing;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Permit;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The one way by which personal data is erased, whoever asks and for whatever reason.
///
/// Runs under a lock on the standing, and asks lifespan again for every item: a hold placed a
/// moment ago counts. Keys go before rows, and what is gone is looked for before it is said to be
/// gone.
public final class Erasing {
  private static final Category IDENTITY = Category.of("identity");

  private final Rooms rooms;
  private final Logbook logbook;

  public Erasing(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
  }

  /// What is to go, of what is held.
  ///
  /// @param leases of which events addresses lead to the subject no more
  private record Plan(
      List<HeldItem> gone, List<HeldItem> kept, List<LeaseOrigin> leases, boolean everything) {}

  public ErasureAnswer erase(Asking asking, ErasureScope scope, Optional<Purpose> purpose) {
    List<HeldItem> held = HeldItem.all(rooms.vault(), asking);
    Plan plan = plan(asking, scope, held);
    Optional<Asking.Reply> refused = firstRefusal(asking, scope, plan, purpose);
    if (refused.isPresent()) {
      return refuse(asking, refused.get());
    }
    boolean forget = plan.everything && (plan.gone.size() == held.size()) && mayForget(asking);
    if (plan.gone.isEmpty() && plan.leases.isEmpty() && !forget) {
      return new ErasureReport(Optional.empty(), List.of(), told(plan.kept), false);
    }
    EntryId entry = log(asking, plan);
    if (forget) {
      forget(asking);
    } else {
      erase(asking, plan, entry);
    }
    return new ErasureReport(Optional.of(entry), told(plan.gone), told(plan.kept), forget);
  }

  /// Forgets one whose data and ties have all gone, and returns whether; who has only just been
  /// taken in has had none.
  public boolean forgetIfNothingIsLeft(Asking asking) {
    Standing standing = asking.standing();
    boolean hadTies = !standing.commerce().contracts().isEmpty() || !standing.cases().isEmpty();
    boolean forgets =
        hadTies
            && mayForget(asking)
            && HeldItem.outsides(rooms.vault(), standing.subject()).isEmpty();
    if (forgets) {
      log(asking, new Plan(List.of(), List.of(), List.of(), true));
      forget(asking);
    }
    return forgets;
  }

  /// Erases a batch of what hangs on nobody's standing: leases and quarantine past their day.
  public int eraseLoose(Asking asking, int most) {
    var leases = leasesDue(asking, most);
    var items = rooms.vault().quarantine().due(asking.today(), most);
    int gone = leases.size() + items.size();
    if (gone > 0) {
      var act =
          new Logbook.Act(
              Action.ERASE, org.trygg.ledger.Outcome.DONE, Optional.empty(), gone, List.of());
      logbook.append(asking, act);
      rooms.identifiers().leases().erase(leases);
      rooms.vault().quarantine().erase(items.stream().map(SealedQuarantine::id).toList());
    }
    return gone;
  }

  /// The leases whose day has come; one whose standing says otherwise by now gets its true day.
  private List<UUID> leasesDue(Asking asking, int most) {
    var due = new ArrayList<UUID>();
    var redating = new Redating(rooms);
    rooms.identifiers().leases().due(asking.today(), most).stream()
        .collect(Collectors.groupingBy(each -> each.key().subject()))
        .forEach((subject, leases) -> {
          Standing standing =
              rooms.subjects().findForChange(subject).orElseGet(() -> Standing.of(subject));
          Asking now = asking.of(standing);
          redating.redateLeases(now);
          leases.stream()
              .filter(each -> isDue(now.lifespan(HeldItem.item(each.origin())), now))
              .forEach(each -> due.add(each.id()));
        });
    return due;
  }

  private static boolean isDue(Lifespan lifespan, Asking asking) {
    return lifespan.erasure().isDueOn(asking.today());
  }

  private Plan plan(Asking asking, ErasureScope scope, List<HeldItem> held) {
    Predicate<Lifespan> lapses =
        switch (scope) {
          case ErasureScope.OfLapsed _ -> each -> isDue(each, asking);
          case ErasureScope.OfSubject _, ErasureScope.OfCategory _ ->
              each -> !Obligation.keeps(each);
        };
    Predicate<HeldItem> goes = each -> lapses.test(each.lifespan());
    List<HeldItem> asked = held.stream().filter(each -> isWithin(each.category(), scope)).toList();
    return new Plan(
        asked.stream().filter(goes).toList(),
        asked.stream().filter(goes.negate()).toList(),
        rooms.identifiers().leases().origins(asking.standing().subject()).stream()
            .filter(each -> isWithin(each.category(), scope))
            .filter(each -> lapses.test(asking.lifespan(HeldItem.item(each))))
            .toList(),
        asked.size() == held.size());
  }

  /// The first category that the asker may not erase; a job erases by its own purpose. What stays
  /// is asked of too, for the report tells of it, and so is who it is when nothing is held, for
  /// forgetting is erasing.
  private static Optional<Asking.Reply> firstRefusal(
      Asking asking, ErasureScope scope, Plan plan, Optional<Purpose> purpose) {
    if (asking.by().occasion() instanceof Request.Occasion.Job) {
      return Optional.empty();
    }
    Set<Category> categories =
        Stream.concat(plan.gone.stream(), plan.kept.stream())
            .map(HeldItem::category)
            .collect(Collectors.toCollection(TreeSet::new));
    if (categories.isEmpty()) {
      categories.add(scope instanceof ErasureScope.OfCategory(Category one) ? one : IDENTITY);
    }
    return categories.stream()
        .map(each -> Item.of(each, asking.today()))
        .map(each -> asking.ask(Request.Act.CHANGE, each, purpose))
        .filter(reply -> !mayErase(reply.decision()))
        .findFirst();
  }

  /// What has lapsed may not be used, but whoever else may erase may erase it: LAPSED is looked for
  /// after every other reason to refuse.
  private static boolean mayErase(Decision decision) {
    return switch (decision) {
      case Decision.Permitted _ -> true;
      case Decision.Refused(_, var reason) -> reason == Refusal.LAPSED;
      case Decision.Gap _ -> false;
    };
  }

  private ErasureAnswer refuse(Asking asking, Asking.Reply reply) {
    var act =
        new Logbook.Act(
            Action.ERASE, org.trygg.ledger.Outcome.REFUSED, Optional.empty(), 0, List.of());
    return new ErasureAnswer.Refused(logbook.append(asking, reply, act), reply.decision());
  }

  private EntryId log(Asking asking, Plan plan) {
    Set<Category> categories =
        plan.gone.stream().map(each -> each.category()).collect(Collectors.toSet());
    var act =
        new Logbook.Act(
            Action.ERASE,
            org.trygg.ledger.Outcome.DONE,
            categories.size() == 1 ? Optional.of(categories.iterator().next()) : Optional.empty(),
            plan.gone.size(),
            plan.gone.stream().map(each -> each.id()).toList());
    return logbook.append(asking, act);
  }

  /// Whether nothing but the data ties the controller to the subject any more.
  private static boolean mayForget(Asking asking) {
    Standing standing = asking.standing();
    return asking.isKnown()
        && standing.commerce().contracts().stream()
            .allMatch(each -> each.isEndedBefore(asking.today()))
        // A secret case does not show by keeping somebody from being forgotten.
        && asking.tellable().cases().stream().noneMatch(each -> isOpenElsewhere(each, asking))
        && standing.keepers().holds().stream()
            .allMatch(each -> each.until().map(end -> !asking.today().isBefore(end)).orElse(false))
        && standing.keepers().restrictions().stream().allMatch(each -> each.lifted().isPresent());
  }

  /// A case other than the one within which the subject is being erased.
  private static boolean isOpenElsewhere(Case each, Asking asking) {
    return each.isOpenAt(asking.now()) && !asking.by().caseRef().equals(Optional.of(each.ref()));
  }

  private void forget(Asking asking) {
    SubjectRef subject = asking.standing().subject();
    rooms.vault().erase(subject, asking.now());
    rooms.identifiers().erase(subject);
    rooms.ledger().store().unlink(subject);
    rooms.outbox().forget(subject);
    rooms.subjects().forget(subject);
    var traces = rooms.vault().traces(subject);
    if (!traces.isNone()) {
      throw new IncompleteErasureException(traces.rowsByTable().keySet());
    }
  }

  private void erase(Asking asking, Plan plan, EntryId entry) {
    Set<Category> staying =
        plan.kept.stream()
            .map(each -> each.category())
            .collect(Collectors.toCollection(HashSet::new));
    var single = new ArrayList<ItemId>();
    var byCategory =
        plan.gone.stream()
            .collect(
                Collectors.groupingBy(each -> each.category(), TreeMap::new, Collectors.toList()));
    SubjectRef subject = asking.standing().subject();
    byCategory.forEach((category, gone) -> {
      removeIdentifiers(asking, entry, category, gone);
      if (staying.contains(category)) {
        gone.forEach(each -> single.add(each.held().id()));
      } else {
        rooms.vault().erase(subject, category);
      }
    });
    rooms.vault().erase(single);
    plan.leases.forEach(each -> rooms.identifiers().leases().erase(subject, each));
    requireGone(asking, plan);
  }

  /// What only an erased record says leads to the subject no more.
  private void removeIdentifiers(
      Asking asking, EntryId entry, Category category, List<HeldItem> gone) {
    var permit =
        Permit.issue(Purpose.of("erasure"), entry.value(), asking.standing().subject(), category);
    var indexed = new Indexed(asking.version(), category);
    if (!indexed.isAny()) {
      return;
    }
    Set<ItemId> ids = gone.stream().map(each -> each.held().id()).collect(Collectors.toSet());
    rooms.vault().records().readAll(permit).stream()
        .filter(each -> ids.contains(each.id()))
        .flatMap(each -> indexed.in(each.fields(permit)).stream())
        .forEach(each -> rooms.identifiers().remove(each, asking.standing().subject()));
  }

  private void requireGone(Asking asking, Plan plan) {
    Set<ItemId> gone = plan.gone.stream().map(each -> each.held().id()).collect(Collectors.toSet());
    boolean left =
        HeldItem.all(rooms.vault(), asking).stream()
            .map(HeldItem::held)
            .map(Held::id)
            .anyMatch(gone::contains);
    if (left) {
      throw new IncompleteErasureException(Set.of("vault"));
    }
  }

  private static List<ErasureReport.Told> told(List<HeldItem> holdings) {
    return holdings.stream()
        .map(each -> new ErasureReport.Told(each.category(), each.lifespan()))
        .toList();
  }

  private static boolean isWithin(Category category, ErasureScope scope) {
    return !(scope instanceof ErasureScope.OfCategory(Category asked)) || asked.equals(category);
  }
}
