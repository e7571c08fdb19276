package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Leading;
import org.trygg.identifiers.BlindIndex;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Makes the tags that lead to a subject anew with the current key, from the records that told the
/// identifiers.
///
/// Runs under the lock on the standing, so that an erasure comes wholly before or wholly after.
final class Retagging {
  private static final Purpose ROTATION = Purpose.of("index-rotation");

  private final Rooms rooms;
  private final Logbook logbook;
  private final Leading leading;

  Retagging(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.leading = new Leading(rooms);
  }

  /// Returns how many tags were made anew or dropped; none, and nothing is read, if all were made
  /// with the current key.
  int retag(Asking asking) {
    SubjectRef subject = asking.standing().subject();
    int dropped = rooms.identifiers().dropOtherKeys(subject);
    if (dropped > 0 && asking.isKnown()) {
      EntryId entry = log(asking, dropped);
      rooms
          .identifiers()
          .add(
              leading.to(asking, entry, ROTATION).stream()
                  .map(each -> new BlindIndex.Lead(each, subject))
                  .toList());
    }
    return dropped;
  }

  private EntryId log(Asking asking, int tags) {
    return logbook.append(
        asking, new Logbook.Act(Action.READ, Outcome.DONE, Optional.empty(), tags, List.of()));
  }
}
