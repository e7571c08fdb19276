package org.trygg.gate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.ReadingStore;
import org.trygg.asking.Rooms;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.Pending;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Answer;
import org.trygg.passage.Reading;
import org.trygg.passage.Requester;
import org.trygg.policy.Decision;
import org.trygg.subject.Standing;
import org.trygg.vault.Held;
import org.trygg.vocabulary.SubjectRef;

/// The gate's way out: each reading is decided on item by item, logged, and only then opened.
///
/// What is little is read in two round trips: all that the decision hangs on, with the contents
/// still sealed, and then the entry, which is written only if nothing of that has changed. Whatever
/// else is read in a transaction, such as in a case whose steps go into the sealed log.
final class Revealing {
  private static final int SHORT_TRIES = 3;

  private final Rooms rooms;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Logbook logbook;
  private final SettingAside settingAside;

  Revealing(Rooms rooms, Transactions transactions, InstantSource clock) {
    this.rooms = rooms;
    this.transactions = transactions;
    this.clock = clock;
    this.logbook = Logbook.of(rooms);
    this.settingAside = new SettingAside(logbook, rooms.vault().quarantine()::keep);
  }

  /// Decides and logs; what is revealed is opened when its contents are asked for.
  Answer read(Requester by, Reading reading) {
    for (int tries = 0; tries < SHORT_TRIES; tries++) {
      Optional<Brief> found = look(by, reading);
      if (found.isEmpty()) {
        break;
      }
      Optional<Answer> answer = answer(found.get());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return transactions.call(() -> readAtLength(by, reading));
  }

  /// A reading that can go the short way: one that a rule decides, of little.
  private record Brief(Weighed weighed, ReadingStore.Sight seen, ReadingStore.Items items) {
    byte[] salt(Rooms rooms) {
      return rooms.vault().ledgerSalt(seen.ring().orElseThrow());
    }
  }

  private Optional<Brief> look(Requester by, Reading reading) {
    SubjectRef subject = reading.subject();
    var tombstones = rooms.vault().tombstonesOf(subject);
    ReadingStore.Sight seen = rooms.readings().look(subject, tombstones, reading.category());
    boolean isOrdinary = seen.standing().isEmpty() || (seen.ring().isPresent() && !seen.buried());
    if (seen.items().isEmpty() || !isOrdinary) {
      return Optional.empty();
    }
    ReadingStore.Items items = seen.items().get();
    Asking asking = asking(by, reading, seen.standing());
    if (asking.secrecy().isPresent()) {
      return Optional.empty();
    }
    Weighed weighed = Weighed.of(asking, reading, items.outsides());
    return weighed.reply().decision() instanceof Decision.Gap
        ? Optional.empty()
        : Optional.of(new Brief(weighed, seen, items));
  }

  /// The answer, if nothing has changed since.
  private Optional<Answer> answer(Brief found) {
    var entries = new ArrayList<Pending>();
    var book = new Logbook(rooms.ledger(), _ -> found.salt(rooms), entries::add);
    Weighed weighed = found.weighed;
    Answer answer =
        switch (weighed.reply().decision()) {
          case Decision.Permitted permitted ->
              weighed.reveal(
                  permitted,
                  book,
                  (permit, scope) ->
                      new OpenedContents.Few(
                          rooms.vault(), permit, found.seen.ring(), found.items, scope));
          case Decision.Refused(var rule, var reason) ->
              new Answer.Refused(weighed.log(Outcome.REFUSED, book), rule, reason);
          case Decision.Gap(var what) -> new Answer.Gap(weighed.log(Outcome.GAP, book), what);
        };
    return rooms.readings().append(entries.getFirst(), found.seen)
        ? Optional.of(answer)
        : Optional.empty();
  }

  private Answer readAtLength(Requester by, Reading reading) {
    Asking asking = asking(by, reading, rooms.subjects().find(reading.subject()));
    List<Held> held =
        HeldItem.outsides(rooms.vault(), reading.subject()).stream()
            .filter(each -> each.label().category().equals(reading.category()))
            .toList();
    Weighed weighed = Weighed.of(asking, reading, held);
    return switch (weighed.reply().decision()) {
      case Decision.Permitted permitted ->
          weighed.reveal(
              permitted,
              logbook,
              (permit, scope) -> new OpenedContents(rooms.vault(), permit, scope));
      case Decision.Refused(var rule, var reason) ->
          new Answer.Refused(weighed.log(Outcome.REFUSED, logbook), rule, reason);
      case Decision.Gap(var what) -> {
        // To seal a work item later; whoever erases holds it before entries too.
        var _ = rooms.vault().hold(Set.of(reading.subject()));
        EntryId entry = weighed.log(Outcome.GAP, logbook);
        settingAside.open(asking, entry, what, reading.category());
        yield new Answer.Gap(entry, what);
      }
    };
  }

  private Asking asking(Requester by, Reading reading, Optional<Standing> found) {
    return Asking.of(rooms.policies(), by, reading.subject(), found, clock.instant());
  }
}
