package org.trygg.erasing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.ledger.Outcome;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.subject.Standing;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;

/// Erases what hangs on nobody's standing, or beside it: quarantine, leases and answered requests
/// past their day.
public final class LooseEnds {
  private static final Category CASE_FILE = Category.of("case-file");

  private final Rooms rooms;
  private final Logbook logbook;

  public LooseEnds(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
  }

  /// Erases a batch of them; returns how many there were.
  ///
  /// @param asking about nobody
  public int erase(Asking asking, int most) {
    var leases = leasesDue(asking, most);
    var items = rooms.vault().quarantine().due(asking.today(), most);
    List<CaseRef> requests = requestsDue(asking, most);
    int gone = leases.size() + items.size() + requests.size();
    if (gone > 0) {
      logbook.append(
          asking, new Logbook.Act(Action.ERASE, Outcome.DONE, Optional.empty(), gone, List.of()));
      rooms.identifiers().leases().erase(leases);
      rooms.vault().quarantine().erase(items.stream().map(SealedQuarantine::id).toList());
      requests.forEach(rooms.desk().requests()::erase);
    }
    return gone;
  }

  /// The first day on which a request is to be gone: it lives as long as its case file. Empty while
  /// it is open.
  public static Optional<LocalDate> eraseOn(Asking asking, RightsRequest request) {
    return request.status().isEnded()
        ? Redating.eraseOn(asking.lifespan(caseFile(asking, request)))
        : Optional.empty();
  }

  private static Item caseFile(Asking asking, RightsRequest request) {
    return new Item(
        CASE_FILE,
        asking.version().dayOf(request.received()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(request.ref()));
  }

  /// The requests whose day has come; one whose standing says otherwise by now gets its true day.
  private List<CaseRef> requestsDue(Asking asking, int most) {
    var due = new ArrayList<CaseRef>();
    for (RequestStore.Kept kept : rooms.desk().requests().due(asking.today(), most)) {
      Asking now =
          asking.of(
              rooms
                  .subjects()
                  .findForChange(kept.subject())
                  .orElseGet(() -> Standing.of(kept.subject())));
      Lifespan lifespan = now.lifespan(caseFile(now, kept.request()));
      if (lifespan.erasure().isDueOn(now.today())) {
        due.add(kept.request().ref());
      } else {
        rooms.desk().requests().put(kept.goneOn(Redating.eraseOn(lifespan)));
      }
    }
    return due;
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
              .filter(
                  each -> now.lifespan(HeldItem.item(each.origin())).erasure().isDueOn(now.today()))
              .forEach(each -> due.add(each.id()));
        });
    return due;
  }
}
