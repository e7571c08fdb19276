package org.trygg.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Erasing;
import org.trygg.erasing.Forgetting;
import org.trygg.erasing.IncompleteErasureException;
import org.trygg.erasing.LooseEnds;
import org.trygg.erasing.Redating;
import org.trygg.identifiers.Rotation;
import org.trygg.keys.UnreadableException;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.passage.Merged;
import org.trygg.passage.Planned;
import org.trygg.passage.Requester;
import org.trygg.passage.Swept;
import org.trygg.sealed.SealedLog;
import org.trygg.sealed.Secret;
import org.trygg.sealed.Unsealed;
import org.trygg.subject.Standing;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.SubjectRef;

/// What the gate does of itself, for the program's own jobs: erases what is due, keeps days true,
/// puts together what came in, and sees to keys and logs.
///
/// Nobody is shown anything here; what ends, ends by the one seam of erasing, and every act that
/// changes anything about a subject is an entry.
public final class Upkeep {
  private static final int BATCH = 1_000;
  private static final Requester SEALING = Requester.job("sealing");
  private static final int RETAGGED_AT_ONCE = 100;

  private final Rooms rooms;
  private final Entrance entrance;
  private final Logbook logbook;
  private final Erasing erasing;
  private final Redating redating;
  private final Retagging retagging;
  private final Merging merging;

  Upkeep(Rooms rooms, Entrance entrance) {
    this.rooms = rooms;
    this.entrance = entrance;
    this.logbook = Logbook.of(rooms);
    this.erasing = new Erasing(rooms);
    this.redating = new Redating(rooms);
    this.retagging = new Retagging(rooms, logbook);
    this.merging = new Merging(rooms, entrance.transactions());
  }

  /// Erases what is due of the next subjects, in one transaction; nobody else can place a hold on
  /// them meanwhile. If something of one of them cannot be opened or erased, each is a transaction
  /// of its own, and that one is left as it is.
  ///
  /// @param after the subject on which the piece before ended
  /// @param most how many subjects
  public Swept sweep(Requester by, Optional<SubjectRef> after, int most) {
    Swept swept;
    try {
      swept =
          entrance.call(() -> sweep(by, rooms.vault().dueSubjects(entrance.today(), after, most)));
    } catch (UnreadableException | IncompleteErasureException _) {
      swept = sweepOneByOne(by, due(entrance.today(), after, most));
    }
    return swept.subjects().all() < most ? swept.asLast() : swept;
  }

  /// What stops one subject's erasure stops nobody else's.
  private Swept sweepOneByOne(Requester by, List<SubjectRef> due) {
    var whole = Swept.NOTHING;
    for (SubjectRef each : due) {
      whole = whole.and(sweepAlone(by, each));
    }
    return whole;
  }

  private Swept sweepAlone(Requester by, SubjectRef subject) {
    try {
      return entrance.call(() -> sweep(by, List.of(subject)));
    } catch (UnreadableException | IncompleteErasureException _) {
      return Swept.left(subject);
    }
  }

  private Swept sweep(Requester by, List<SubjectRef> due) {
    Map<SubjectRef, Standing> held = rooms.subjects().findAllForChange(due);
    List<Asking> askings =
        due.stream()
            .map(each -> entrance.asking(by, each, Optional.ofNullable(held.get(each))))
            .toList();
    return erasing.sweep(askings, entrance.today());
  }

  /// Forgets one whose erasure was decided on and entered before, and who came back with a database
  /// put back from a backup.
  ///
  /// @throws org.trygg.erasing.IncompleteErasureException if something still leads to the subject
  public void forgetAgain(SubjectRef subject) {
    entrance.call(() -> {
      new Forgetting(rooms).forget(subject, entrance.now());
      return subject;
    });
  }

  /// Goes one step on in giving a subject new keys, and enters the beginning and the end into the
  /// ledger; whatever is held can be read before and after each step.
  ///
  /// @param most how many items to seal anew in this step
  /// @return whether it is done, or there is nothing to do
  public boolean rekey(Requester by, SubjectRef subject, int most) {
    return entrance.changing(
        by,
        subject,
        asking -> {
          Vault.Rekeyed step = rooms.vault().rekey(subject, most);
          if (step != Vault.Rekeyed.PARTLY) {
            logbook.append(
                asking,
                new Logbook.Act(
                    Action.ROTATE,
                    org.trygg.ledger.Outcome.DONE,
                    Optional.empty(),
                    HeldItem.all(rooms.vault(), asking).size(),
                    List.of()));
          }
          return step == Vault.Rekeyed.DONE;
        });
  }

  /// Keeps the days of erasure of all that is held on the subject true; returns how many changed.
  ///
  /// A subject of whom nothing is held any more is forgotten when the last tie, such as an open
  /// case, has gone too.
  public int redate(SubjectRef subject) {
    return entrance.changing(
        Requester.job("redating"),
        subject,
        asking -> {
          erasing.forgetIfNothingIsLeft(asking);
          return redating.redate(asking);
        });
  }

  /// Puts together the segments of days that are over, of so many subjects' days at most. Nothing
  /// comes out of the vault and nothing ends earlier or later for it.
  public Merged merge(int most) {
    return merging.run(entrance.today(), most);
  }

  /// The subjects of whom something is to be gone on or before the day, by its outside; in the
  /// order of their pseudonyms.
  ///
  /// @param after the subject on which the page before ended
  public List<SubjectRef> due(LocalDate upTo, Optional<SubjectRef> after, int most) {
    return entrance.call(() -> rooms.vault().dueSubjects(upTo, after, most));
  }

  /// How many items of each category are to be gone in which month, by their outside.
  public List<Planned> planned() {
    return entrance.call(() ->
        rooms.vault().planned().stream()
            .map(each -> new Planned(each.category(), each.month(), each.items()))
            .toList());
  }

  /// Erases leases of addresses and items in quarantine whose day has come; returns how many.
  public int eraseLoose(Requester by) {
    return entrance.call(
        () -> new LooseEnds(rooms, logbook).erase(entrance.aboutNobody(by), BATCH));
  }

  /// Lets the sealed log grow if a new beat has begun, and attests its checkpoint in the open log;
  /// tells whether it grew.
  public boolean growSealed() {
    return entrance.call(() -> {
      var head = rooms.ledger().sealing().log().grow(entrance.now());
      head.ifPresent(signed ->
          logbook.attest(
              entrance.aboutNobody(SEALING),
              Action.ATTEST,
              signed.toString().getBytes(UTF_8),
              signed.checkpoint().size()));
      return head.isPresent();
    });
  }

  /// Opens what may be told from today on, each secret in a transaction of its own; what cannot be
  /// opened is left, and stops nothing behind it.
  public Unsealed openSealed() {
    var opened = 0;
    var left = 0;
    Optional<SealedLog.Looked> looked = openNext(Optional.empty());
    while (looked.isPresent()) {
      if (looked.get().isOpened()) {
        opened++;
      } else {
        left++;
      }
      looked = openNext(looked.map(SealedLog.Looked::id));
    }
    return new Unsealed(opened, left);
  }

  private Optional<SealedLog.Looked> openNext(Optional<EntryId> after) {
    return entrance.call(
        () -> rooms.ledger().sealing().log().openNext(entrance.today(), after, this::unseal));
  }

  private EntryId unseal(Secret secret) {
    Asking asking =
        secret
            .subject()
            .map(subject -> entrance.asking(SEALING, subject))
            .orElseGet(() -> entrance.aboutNobody(SEALING));
    return logbook.unseal(asking, secret);
  }

  /// Makes the tags of a batch of subjects anew with the current key of the index, one transaction
  /// for each; returns how many subjects. To be called until there are none.
  public int retag(Requester by) {
    List<SubjectRef> subjects = entrance.call(() -> rooms.identifiers().toRetag(RETAGGED_AT_ONCE));
    subjects.forEach(each -> entrance.changing(by, each, retagging::retag));
    return subjects.size();
  }

  /// How much of the index other keys than the current one are still needed for.
  public Rotation rotation() {
    return entrance.call(rooms.identifiers()::rotation);
  }

  /// Writes into the ledger that a statement was made, such as a certificate: its hash and a count.
  public EntryId attest(Requester by, Action action, byte[] statement, long count) {
    return entrance.call(() -> logbook.attest(entrance.aboutNobody(by), action, statement, count));
  }
}
