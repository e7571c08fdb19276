package org.trygg.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.Indexed;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.identifiers.BlindIndex;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Makes the tags that lead to a subject anew with the current key, from the records that told the
/// identifiers: the index itself does not hold them.
///
/// Runs under the lock on the standing, so that an erasure comes wholly before or wholly after.
final class Retagging {
  private static final Purpose ROTATION = Purpose.of("index-rotation");

  private final Rooms rooms;
  private final Logbook logbook;

  Retagging(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
  }

  /// Returns how many tags were made anew or dropped; none, and nothing is read, if all were made
  /// with the current key.
  int retag(Asking asking) {
    SubjectRef subject = asking.standing().subject();
    int dropped = rooms.identifiers().dropOtherKeys(subject);
    if (dropped > 0 && asking.isKnown()) {
      rooms
          .identifiers()
          .add(
              identifiers(asking, dropped).stream()
                  .map(each -> new BlindIndex.Lead(each, subject))
                  .toList());
    }
    return dropped;
  }

  private List<Identifier> identifiers(Asking asking, int tags) {
    EntryId entry =
        logbook.append(
            asking, new Logbook.Act(Action.READ, Outcome.DONE, Optional.empty(), tags, List.of()));
    var all = new ArrayList<Identifier>();
    for (Category category : asking.version().categories()) {
      var indexed = new Indexed(asking.version(), category);
      if (indexed.isAny()) {
        var permit = Permit.issue(ROTATION, entry.value(), asking.standing().subject(), category);
        for (HeldRecord each : rooms.vault().records().readAll(permit)) {
          all.addAll(indexed.in(each.fields(permit)));
        }
      }
    }
    return all;
  }
}
