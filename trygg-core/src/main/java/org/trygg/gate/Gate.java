package org.trygg.gate;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Erasing;
import org.trygg.identifiers.Holder;
import org.trygg.identifiers.Sighting;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Answer;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Found;
import org.trygg.passage.Handed;
import org.trygg.passage.Holding;
import org.trygg.passage.Outcome;
import org.trygg.passage.Overview;
import org.trygg.passage.Reading;
import org.trygg.passage.Rectification;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.passage.WorkItem;
import org.trygg.policy.PolicyVersions;
import org.trygg.vault.QuarantineId;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The one door: collects, reveals, changes and erases personal data, each in one transaction that
/// asks the policy in force, appends to the ledger and acts on the vault.
///
/// Every answer is given only after its ledger entry is durable. A subject that is not known is
/// answered like one of whom nothing is held, so that no answer tells who is a customer.
public final class Gate {
  private final Rooms rooms;
  private final Entrance entrance;
  private final Logbook logbook;
  private final Revealing revealing;
  private final Restating restating;
  private final Cases cases;
  private final Rectifying rectifying;
  private final Erasing erasing;
  private final Finding finding;
  private final Overviews overviews;
  private final Desk desk;
  private final Upkeep upkeep;

  public Gate(Transactions transactions, Rooms rooms, InstantSource clock) {
    this.rooms = rooms;
    this.entrance = new Entrance(transactions, rooms, clock);
    this.logbook = Logbook.of(rooms);
    this.revealing = new Revealing(rooms, transactions, clock);
    this.restating = new Restating(rooms, logbook);
    this.cases = new Cases(restating, logbook);
    this.rectifying = new Rectifying(rooms, logbook);
    this.erasing = new Erasing(rooms);
    this.finding = new Finding(logbook);
    this.overviews = new Overviews(rooms, logbook, transactions);
    this.desk = new Desk(rooms, entrance, restating, cases);
    this.upkeep = new Upkeep(rooms, entrance);
  }

  /// Takes in a new subject of whom nothing is known yet.
  ///
  /// @throws IllegalArgumentException if the subject is there already
  public Outcome admit(Requester by, SubjectRef subject) {
    return admit(by, subject, Set.of());
  }

  /// Takes in a new subject, unless any of the categories to be kept on it may not be collected.
  ///
  /// @throws IllegalArgumentException if the subject is there already
  public Outcome admit(Requester by, SubjectRef subject, Set<Category> others) {
    return entrance.call(() -> {
      if (rooms.subjects().findForChange(subject).isPresent()) {
        throw new IllegalArgumentException("The subject is there already");
      }
      return restating.admit(entrance.asking(by, subject, Optional.empty()), others);
    });
  }

  /// Whom the identifier leads to: a pseudonym and no more, and the looking up is logged.
  public Found find(Requester by, Identifier identifier) {
    return entrance.call(() -> {
      Holder holder = rooms.identifiers().find(identifier);
      Asking asking =
          holder instanceof Holder.One(var subject, _)
              ? entrance.asking(by, subject)
              : entrance.aboutNobody(by);
      return finding.find(asking, holder);
    });
  }

  /// Who held the address at the instant: a pseudonym and no more, and the looking up is logged
  /// before it is answered.
  ///
  /// @param port the source port seen, when there is one
  public Found holder(Requester by, InetAddress address, OptionalInt port, Instant at) {
    return entrance.call(() -> {
      Holder holder = rooms.identifiers().leases().holder(new Sighting(address, port, at));
      Asking asking =
          holder instanceof Holder.One(var subject, _)
              ? entrance.asking(by, subject)
              : entrance.aboutNobody(by);
      return finding.holder(asking, holder);
    });
  }

  /// Whose things are that are about to be submitted: for each list the one subject that the first
  /// identifier which leads to one leads to; nothing where none does. For intake; the submission is
  /// what is logged.
  public Map<List<Identifier>, SubjectRef> ownersOf(Collection<List<Identifier>> likeliestFirst) {
    return entrance.call(() -> Finding.owners(rooms.identifiers(), likeliestFirst));
  }

  /// Decides on, logs, and keeps or sets aside what is submitted, all in one transaction.
  ///
  /// @return what became of each, in the same order
  public List<Outcome> submit(Requester by, List<? extends Submission> submissions) {
    return submit(submissions.stream().map(each -> new Handed(by, each)).toList());
  }

  /// The same of what several have handed in, in as many statements for a thousand submissions as
  /// for one.
  public List<Outcome> submit(List<Handed> handed) {
    return handed.isEmpty()
        ? List.of()
        : entrance.call(() -> Collecting.submit(rooms, handed, entrance.now()));
  }

  /// Keeps a fact on which decisions depend.
  ///
  /// @param purpose one of the occasion's purposes; needed where the occasion fixes none
  public Outcome restate(
      Requester by, SubjectRef subject, StandingChange change, Optional<Purpose> purpose) {
    return entrance.changing(by, subject, asking -> restating.restate(asking, change, purpose));
  }

  /// Opens a case, within which staff may then act for the subject.
  ///
  /// @param ref a new random reference
  public CaseAnswer openCase(Requester by, SubjectRef subject, CaseKind kind, CaseRef ref) {
    return entrance.changing(by, subject, asking -> cases.open(asking, kind, ref));
  }

  /// Closes a case; one that a request by right waits in is closed by the request's last step.
  public CaseAnswer closeCase(Requester by, SubjectRef subject, CaseRef ref) {
    return entrance.changing(
        by,
        subject,
        asking -> desk.isWaiting(subject, ref) ? desk.keepOpen(asking) : cases.close(asking, ref));
  }

  /// Decides on a reading; what is revealed is opened after the entry is durable, piece by piece.
  public Answer read(Requester by, Reading reading) {
    return revealing.read(by, reading);
  }

  /// Corrects one record of a subject, or puts the subject's own words beside something held on it;
  /// all of it or nothing. The value before is gone. GDPR Art. 16.
  ///
  /// @throws IllegalArgumentException if a field that leads to the subject is not of its form
  public RectificationAnswer rectify(Requester by, Rectification asked) {
    return entrance.changing(
        by, asked.target().subject(), asking -> rectifying.rectify(asking, asked));
  }

  /// What is held on a subject and for how long, without opening any of it; for the program's own
  /// jobs, and for those whom [#read] would answer.
  public List<Holding> holdings(SubjectRef subject) {
    return entrance.call(() -> {
      Asking asking = entrance.asking(Requester.job("overview"), subject);
      return HeldItem.all(rooms.vault(), asking).stream().map(HeldItem::outside).toList();
    });
  }

  /// What is known of a subject, told to itself or to staff who answer it: its standing, what is
  /// held and for how long, and what the log says, without opening any of it. GDPR Art. 15.
  ///
  /// @param action [Action#DELIVER] when the subject is given it, [Action#READ] when staff look
  public Overview overview(Requester by, SubjectRef subject, Action action) {
    return entrance.call(() -> overviews.of(entrance.asking(by, subject), action));
  }

  /// What is in quarantine and waits for the privacy officer, the first received first.
  public List<WorkItem> quarantined(int most) {
    return entrance.call(() ->
        rooms.vault().quarantine().waiting(most).stream().map(SettingAside::waiting).toList());
  }

  /// Closes a work item of the quarantine; empty, and nothing done, if none such waits.
  public Optional<EntryId> settle(Requester by, UUID item) {
    return entrance.call(() -> {
      if (!rooms.vault().quarantine().settle(new QuarantineId(item))) {
        return Optional.empty();
      }
      var act =
          new Logbook.Act(
              Action.CLOSE_CASE, org.trygg.ledger.Outcome.DONE, Optional.empty(), 1, List.of(item));
      return Optional.of(logbook.append(entrance.aboutNobody(by), act));
    });
  }

  /// Erases what the scope says and nothing keeps.
  ///
  /// @param purpose one of the occasion's purposes; needed where the occasion fixes none
  /// @throws org.trygg.erasing.IncompleteErasureException if something was still there afterwards;
  ///   all is undone
  public ErasureAnswer erase(
      Requester by, SubjectRef subject, ErasureScope scope, Optional<Purpose> purpose) {
    return entrance.changing(by, subject, asking -> erasing.erase(asking, scope, purpose));
  }

  /// Erases of a subject what came back with a database put back from a backup and no key opens any
  /// more, with what led to the subject on its word alone; to be called before any door opens.
  ///
  /// @return how many items there were
  public int eraseKeyless(Requester by, SubjectRef subject) {
    return entrance.changing(by, subject, new Keyless(rooms, logbook)::erase);
  }

  /// What the program does of itself, whoever comes or goes: erasing what is due, putting together
  /// what came in, seeing to keys and logs.
  public Upkeep upkeep() {
    return upkeep;
  }

  /// The desk that answers requests by right.
  public Desk desk() {
    return desk;
  }

  /// Today, in the controller's zone.
  public LocalDate today() {
    return entrance.today();
  }

  /// The version of the policy that decides now.
  public PolicyVersions.Version policy() {
    return rooms.policies().inForce(entrance.now());
  }
}
