package org.trygg.gate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Leading;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The end of what a backup brought back of a living subject and no key opens any more, and of what
/// leads to the subject on its word alone: tags of identifiers, and leases of addresses.
///
/// Which tags those are the erased cannot be asked, so only those stay that the records which
/// remain tell. Runs under the lock on the standing.
final class Keyless {
  private static final Purpose RESTORATION = Purpose.of("restoration");

  private final Rooms rooms;
  private final Logbook logbook;
  private final Leading leading;

  Keyless(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.leading = new Leading(rooms);
  }

  /// Returns how many items there were; without any, nothing is read.
  int erase(Asking asking) {
    SubjectRef subject = asking.standing().subject();
    int items = rooms.vault().eraseKeyless(subject);
    if (items > 0) {
      endLeases(subject);
      keepTags(asking, items);
    }
    return items;
  }

  /// Those of days of which no event is left.
  private void endLeases(SubjectRef subject) {
    var left = new HashSet<Day>();
    rooms.vault().alike(subject).forEach(each -> left.add(new Day(each.category(), each.day())));
    for (LeaseOrigin each : rooms.identifiers().leases().origins(subject)) {
      if (!left.contains(new Day(each.category(), each.day()))) {
        rooms.identifiers().leases().erase(subject, each);
      }
    }
  }

  private record Day(Category category, LocalDate day) {}

  private void keepTags(Asking asking, int items) {
    var act = new Logbook.Act(Action.READ, Outcome.DONE, Optional.empty(), items, List.of());
    EntryId entry = logbook.append(asking, act);
    rooms
        .identifiers()
        .keepOnly(leading.to(asking, entry, RESTORATION), asking.standing().subject());
  }
}
