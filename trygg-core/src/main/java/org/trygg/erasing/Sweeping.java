package org.trygg.erasing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Swept;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.SubjectRef;

/// One piece of a sweep, in one transaction: what is due of a page of subjects, in as many
/// statements for a thousand segments as for one.
///
/// Runs under the locks on the standings, and asks lifespan again, once for all that are alike: a
/// hold placed a moment ago counts, and what it keeps gets another day. Each subject's part is an
/// entry of its own. Records lead to identifiers too, so who has any due goes the way of a single
/// erasure.
public final class Sweeping {
  private final Rooms rooms;
  private final Logbook logbook;
  private final Erasing erasing;
  private final Redating redating;
  private final Map<Swept.Erased, Long> erased = new HashMap<>();
  private final Set<ItemId> gone = new HashSet<>();
  private final Map<ItemId, Optional<LocalDate>> staying = new HashMap<>();
  private final Map<Vault.Kept, Asking> touched = new HashMap<>();
  private long forgotten;

  public Sweeping(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.erasing = new Erasing(rooms, logbook);
    this.redating = new Redating(rooms);
  }

  /// @param askings of the subjects whose standings are held by this transaction
  /// @throws IncompleteErasureException if something was still there afterwards; all is undone
  public Swept sweep(List<Asking> askings, LocalDate day) {
    List<SubjectRef> subjects = askings.stream().map(each -> each.standing().subject()).toList();
    Map<SubjectRef, List<Held>> due =
        rooms.vault().due(subjects, day).stream()
            .collect(Collectors.groupingBy(each -> each.label().subject()));
    for (Asking asking : askings) {
      sweep(asking, due.getOrDefault(asking.standing().subject(), List.of()));
    }
    if (!staying.isEmpty()) {
      rooms.vault().reschedule(staying);
    }
    if (!gone.isEmpty()) {
      rooms.vault().erase(gone);
      requireGone(subjects, day);
      closeWhatIsEmpty();
    }
    List<Swept.Erased> counted =
        erased.entrySet().stream()
            .map(each ->
                new Swept.Erased(
                    each.getKey().category(), each.getKey().lifespan(), each.getValue()))
            .toList();
    return new Swept(counted, forgotten, subjects.reversed().stream().findFirst());
  }

  private void sweep(Asking asking, List<Held> due) {
    if (due.stream().allMatch(each -> each.kind() == Held.Kind.SEGMENT)) {
      sweepSegments(asking, due);
    } else {
      sweepAll(asking);
    }
  }

  private void sweepSegments(Asking asking, List<Held> due) {
    var lifespans = new HashMap<Item, Lifespan>();
    var ids = new ArrayList<Held>();
    for (Held held : due) {
      Item item = HeldItem.item(held.label());
      Lifespan lifespan = lifespans.computeIfAbsent(item, asking::lifespan);
      if (lifespan.erasure().isDueOn(asking.today())) {
        ids.add(held);
        erased.merge(new Swept.Erased(item.category(), lifespan, 0), 1L, Long::sum);
        touched.put(new Vault.Kept(held.label().subject(), item.category()), asking);
      } else {
        staying.put(held.id(), Redating.eraseOn(lifespan));
      }
    }
    if (!ids.isEmpty()) {
      log(asking, ids);
      ids.forEach(each -> gone.add(each.id()));
    }
  }

  private void sweepAll(Asking asking) {
    switch (erasing.erase(asking, new ErasureScope.OfLapsed(), Optional.empty())) {
      case ErasureReport report -> {
        report
            .erased()
            .forEach(each ->
                erased.merge(new Swept.Erased(each.category(), each.lifespan(), 0), 1L, Long::sum));
        if (report.forgotten()) {
          forgotten++;
        } else {
          redating.redate(asking);
        }
      }
      case ErasureAnswer.Refused _ ->
          throw new IllegalStateException("The sweep is a job, and is never refused");
    }
  }

  private void log(Asking asking, List<Held> due) {
    var categories = due.stream().map(each -> each.label().category()).collect(Collectors.toSet());
    var act =
        new Logbook.Act(
            Action.ERASE,
            org.trygg.ledger.Outcome.DONE,
            categories.size() == 1 ? categories.stream().findFirst() : Optional.empty(),
            due.size(),
            due.stream().map(each -> each.id().value()).toList());
    logbook.append(asking, act);
  }

  /// Looks again, by the subjects and the day and not by the ids that were erased.
  private void requireGone(List<SubjectRef> subjects, LocalDate day) {
    if (rooms.vault().due(subjects, day).stream().anyMatch(each -> gone.contains(each.id()))) {
      throw new IncompleteErasureException(Set.of("vault"));
    }
  }

  /// A category of which nothing is left loses its key; a subject of whom nothing is left and whom
  /// nothing ties is forgotten.
  private void closeWhatIsEmpty() {
    Map<SubjectRef, Asking> emptied = new HashMap<>();
    for (Vault.Kept each : rooms.vault().empty(touched.keySet())) {
      rooms.vault().erase(each.subject(), each.category());
      Optional.ofNullable(touched.get(each)).ifPresent(one -> emptied.put(each.subject(), one));
    }
    for (Asking asking : emptied.values()) {
      if (erasing.forgetIfNothingIsLeft(asking)) {
        forgotten++;
      }
    }
  }
}
