package org.trygg.erasing;

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
import org.trygg.subject.Standing;
import org.trygg.vault.SealedQuarantine;

/// Erases what hangs on nobody's standing, or beside it: quarantine and leases past their day.
public final class LooseEnds {
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
    int gone = leases.size() + items.size();
    if (gone > 0) {
      logbook.append(
          asking, new Logbook.Act(Action.ERASE, Outcome.DONE, Optional.empty(), gone, List.of()));
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
              .filter(
                  each -> now.lifespan(HeldItem.item(each.origin())).erasure().isDueOn(now.today()))
              .forEach(each -> due.add(each.id()));
        });
    return due;
  }
}
