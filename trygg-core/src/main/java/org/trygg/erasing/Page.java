package org.trygg.erasing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.Pending;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The erasures of a page of subjects, carried out together: in as many statements for a thousand
/// of them as for one. For one transaction, which holds the standings.
///
/// Their key rings are held first, so that nothing can come in meanwhile with a key that is about
/// to go.
final class Page {
  private final Rooms rooms;
  private final Set<SubjectRef> subjects;
  private final KeyRings.Held rings;
  private final List<Pending> entries = new ArrayList<>();
  private final Logbook logbook;

  Page(Rooms rooms, Set<SubjectRef> subjects) {
    this.rooms = rooms;
    this.subjects = subjects;
    this.rings = rooms.vault().hold(subjects);
    this.logbook = new Logbook(rooms.ledger(), rings::salt, entries::add);
  }

  /// The way in which the page is looked at: before, to plan, and once more afterwards.
  interface Look {
    Collection<Held> at(Set<SubjectRef> subjects);
  }

  /// What became of a plan.
  ///
  /// @param entry empty if there was nothing to do
  record Done(Plan plan, Optional<EntryId> entry, boolean forgotten) {}

  /// The book whose entries are written with the page.
  Logbook logbook() {
    return logbook;
  }

  /// Writes the entries down.
  void enter() {
    if (!entries.isEmpty()) {
      rooms.ledger().store().append(List.copyOf(entries));
      entries.clear();
    }
  }

  /// Carries the plans out: the entries first, then keys and rows together; and looks again, not by
  /// the ids that were erased.
  ///
  /// @throws IncompleteErasureException if something was still there
  List<Done> carryOut(List<Plan> plans, Look look) {
    var forgetting = new Forgetting(rooms);
    Set<SubjectRef> forgotten = forgetting.among(plans);
    List<Done> done =
        plans.stream().map(each -> log(each, forgotten.contains(each.subject()))).toList();
    enter();
    erase(done);
    moveDays(plans);
    done.stream()
        .filter(Done::forgotten)
        .forEach(each -> forgetting.forget(each.plan.subject(), each.plan.asking().now()));
    requireGone(plans, look);
    return done;
  }

  private Done log(Plan plan, boolean forgotten) {
    if (plan.isEmpty() && !forgotten) {
      return new Done(plan, Optional.empty(), false);
    }
    Set<Category> categories = plan.touched();
    List<UUID> items = plan.gone().stream().map(HeldItem::id).toList();
    Optional<Category> only =
        categories.size() == 1 ? categories.stream().findFirst() : Optional.empty();
    var act = new Logbook.Act(Action.ERASE, Outcome.DONE, only, items.size(), items);
    return new Done(plan, Optional.of(logbook.append(plan.asking(), act)), forgotten);
  }

  private void erase(List<Done> done) {
    var ids = new ArrayList<ItemId>();
    var touched = new HashSet<Vault.Kept>();
    for (Done each : done) {
      Plan plan = each.plan;
      plan.gone().forEach(one -> ids.add(one.held().id()));
      if (!each.forgotten) {
        plan.touched().forEach(one -> touched.add(new Vault.Kept(plan.subject(), one)));
      }
    }
    if (!ids.isEmpty()) {
      rooms.vault().erase(ids, touched);
    }
    endLeads(done);
  }

  /// Of those who are forgotten everything goes that leads to them.
  private void endLeads(List<Done> done) {
    var leads = new Leads(rooms);
    done.stream()
        .filter(each -> !each.forgotten)
        .forEach(each -> each.entry.ifPresent(entry -> leads.remove(each.plan, entry)));
  }

  /// What stays although its day has come gets the day that it has now.
  private void moveDays(List<Plan> plans) {
    Map<ItemId, Optional<LocalDate>> moved = new HashMap<>();
    for (Plan plan : plans) {
      for (HeldItem each : plan.kept()) {
        Optional<LocalDate> day = Redating.eraseOn(each.lifespan());
        if (!day.equals(each.held().label().eraseOn())) {
          moved.put(each.held().id(), day);
        }
      }
    }
    if (!moved.isEmpty()) {
      rooms.vault().reschedule(moved);
    }
  }

  private void requireGone(List<Plan> plans, Look look) {
    Set<ItemId> gone = new HashSet<>();
    plans.forEach(plan -> plan.gone().forEach(each -> gone.add(each.held().id())));
    if (!gone.isEmpty() && look.at(subjects).stream().anyMatch(each -> gone.contains(each.id()))) {
      throw new IncompleteErasureException(Set.of("vault"));
    }
  }
}
