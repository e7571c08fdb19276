package org.trygg.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.Function;
import java.util.function.Supplier;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Erasing;
import org.trygg.erasing.Forgetting;
import org.trygg.erasing.LooseEnds;
import org.trygg.erasing.Redating;
import org.trygg.identifiers.Holder;
import org.trygg.identifiers.Rotation;
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
import org.trygg.passage.Merged;
import org.trygg.passage.Outcome;
import org.trygg.passage.Overview;
import org.trygg.passage.Planned;
import org.trygg.passage.Reading;
import org.trygg.passage.Rectification;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.passage.Swept;
import org.trygg.passage.WorkItem;
import org.trygg.policy.PolicyVersions;
import org.trygg.sealed.Secret;
import org.trygg.subject.Standing;
import org.trygg.vault.Quarantine;
import org.trygg.vault.QuarantineId;
import org.trygg.vault.Vault;
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
  private static final int BATCH = 1_000;
  private static final Requester SEALING = Requester.job("sealing");
  private static final int RETAGGED_AT_ONCE = 100;

  private final Transactions transactions;
  private final Rooms rooms;
  private final InstantSource clock;
  private final Logbook logbook;
  private final Revealing revealing;
  private final Restating restating;
  private final Cases cases;
  private final Rectifying rectifying;
  private final Erasing erasing;
  private final Redating redating;
  private final Finding finding;
  private final Retagging retagging;
  private final Overviews overviews;
  private final Merging merging;

  public Gate(Transactions transactions, Rooms rooms, InstantSource clock) {
    this.transactions = transactions;
    this.rooms = rooms;
    this.clock = clock;
    this.logbook = Logbook.of(rooms);
    this.revealing = new Revealing(rooms, transactions, clock);
    this.restating = new Restating(rooms, logbook);
    this.cases = new Cases(restating, logbook);
    this.rectifying = new Rectifying(rooms, logbook);
    this.erasing = new Erasing(rooms);
    this.redating = new Redating(rooms);
    this.finding = new Finding(logbook);
    this.retagging = new Retagging(rooms, logbook);
    this.overviews = new Overviews(rooms, logbook, transactions);
    this.merging = new Merging(rooms, transactions);
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
    return transactions.call(() -> {
      if (rooms.subjects().findForChange(subject).isPresent()) {
        throw new IllegalArgumentException("The subject is there already");
      }
      return restating.admit(asking(by, subject, Optional.empty()), others);
    });
  }

  /// Whom the identifier leads to: a pseudonym and no more, and the looking up is logged.
  public Found find(Requester by, Identifier identifier) {
    return transactions.call(() -> {
      Holder holder = rooms.identifiers().find(identifier);
      Asking asking =
          holder instanceof Holder.One(var subject, _) ? asking(by, subject) : aboutNobody(by);
      return finding.find(asking, holder);
    });
  }

  /// Who held the address at the instant: a pseudonym and no more, and the looking up is logged
  /// before it is answered.
  ///
  /// @param port the source port seen, when there is one
  public Found holder(Requester by, InetAddress address, OptionalInt port, Instant at) {
    return transactions.call(() -> {
      Holder holder = rooms.identifiers().leases().holder(new Sighting(address, port, at));
      Asking asking =
          holder instanceof Holder.One(var subject, _) ? asking(by, subject) : aboutNobody(by);
      return finding.holder(asking, holder);
    });
  }

  /// Whose things are that are about to be submitted: for each list the one subject that the first
  /// identifier which leads to one leads to; nothing where none does. For intake; the submission is
  /// what is logged.
  public Map<List<Identifier>, SubjectRef> ownersOf(Collection<List<Identifier>> likeliestFirst) {
    return transactions.call(() -> Finding.owners(rooms.identifiers(), likeliestFirst));
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
        : transactions.call(() -> Collecting.submit(rooms, handed, clock.instant()));
  }

  /// Keeps a fact on which decisions depend.
  ///
  /// @param purpose one of the occasion's purposes; needed where the occasion fixes none
  public Outcome restate(
      Requester by, SubjectRef subject, StandingChange change, Optional<Purpose> purpose) {
    return changing(by, subject, asking -> restating.restate(asking, change, purpose));
  }

  /// Opens a case, within which staff may then act for the subject.
  ///
  /// @param ref a new random reference
  public CaseAnswer openCase(Requester by, SubjectRef subject, CaseKind kind, CaseRef ref) {
    return changing(by, subject, asking -> cases.open(asking, kind, ref));
  }

  /// Closes a case.
  public CaseAnswer closeCase(Requester by, SubjectRef subject, CaseRef ref) {
    return changing(by, subject, asking -> cases.close(asking, ref));
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
    return changing(by, asked.target().subject(), asking -> rectifying.rectify(asking, asked));
  }

  /// What is held on a subject and for how long, without opening any of it; for the program's own
  /// jobs, and for those whom [#read] would answer.
  public List<Holding> holdings(SubjectRef subject) {
    return transactions.call(() -> {
      Asking asking = asking(Requester.job("overview"), subject);
      return HeldItem.all(rooms.vault(), asking).stream().map(HeldItem::outside).toList();
    });
  }

  /// What is known of a subject, told to itself or to staff who answer it: its standing, what is
  /// held and for how long, and what the log says, without opening any of it. GDPR Art. 15.
  ///
  /// @param action [Action#DELIVER] when the subject is given it, [Action#READ] when staff look
  public Overview overview(Requester by, SubjectRef subject, Action action) {
    return transactions.call(() -> overviews.of(asking(by, subject), action));
  }

  /// What is in quarantine and waits for the privacy officer, the first received first.
  public List<WorkItem> quarantined(int most) {
    return transactions.call(() ->
        rooms.vault().quarantine().waiting(most).stream().map(SettingAside::waiting).toList());
  }

  /// Closes a work item of the quarantine; empty, and nothing done, if none such waits.
  public Optional<EntryId> settle(Requester by, UUID item) {
    return transactions.call(() -> {
      if (!rooms.vault().quarantine().settle(new QuarantineId(item))) {
        return Optional.empty();
      }
      var act =
          new Logbook.Act(
              Action.CLOSE_CASE, org.trygg.ledger.Outcome.DONE, Optional.empty(), 1, List.of(item));
      return Optional.of(logbook.append(aboutNobody(by), act));
    });
  }

  /// Erases what the scope says and nothing keeps.
  ///
  /// @param purpose one of the occasion's purposes; needed where the occasion fixes none
  /// @throws org.trygg.erasing.IncompleteErasureException if something was still there afterwards;
  ///   all is undone
  public ErasureAnswer erase(
      Requester by, SubjectRef subject, ErasureScope scope, Optional<Purpose> purpose) {
    return changing(by, subject, asking -> erasing.erase(asking, scope, purpose));
  }

  /// Erases what is due of the next subjects, in one transaction; nobody else can place a hold on
  /// them meanwhile.
  ///
  /// @param after the subject on which the piece before ended
  /// @param most how many subjects
  /// @throws org.trygg.erasing.IncompleteErasureException if something was still there afterwards;
  ///   all is undone
  public Swept sweep(Requester by, Optional<SubjectRef> after, int most) {
    return transactions.call(() -> {
      LocalDate day = today();
      List<SubjectRef> due = rooms.vault().dueSubjects(day, after, most);
      Map<SubjectRef, Standing> held = rooms.subjects().findAllForChange(due);
      List<Asking> askings =
          due.stream().map(each -> asking(by, each, Optional.ofNullable(held.get(each)))).toList();
      Swept swept = erasing.sweep(askings, day);
      return due.size() < most ? swept.asLast() : swept;
    });
  }

  /// Forgets one whose erasure was decided on and entered before, and who came back with a database
  /// put back from a backup.
  ///
  /// @throws org.trygg.erasing.IncompleteErasureException if something still leads to the subject
  public void forgetAgain(SubjectRef subject) {
    transactions.call(() -> {
      new Forgetting(rooms).forget(subject, clock.instant());
      return subject;
    });
  }

  /// Goes one step on in giving a subject new keys, and enters the beginning and the end into the
  /// ledger; whatever is held can be read before and after each step.
  ///
  /// @param most how many items to seal anew in this step
  /// @return whether it is done, or there is nothing to do
  public boolean rekey(Requester by, SubjectRef subject, int most) {
    return changing(
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
    return changing(
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
    return merging.run(today(), most);
  }

  /// Today, in the controller's zone.
  public LocalDate today() {
    Instant now = clock.instant();
    return rooms.policies().inForce(now).dayOf(now);
  }

  /// The version of the policy that decides now.
  public PolicyVersions.Version policy() {
    return rooms.policies().inForce(clock.instant());
  }

  /// The subjects of whom something is to be gone on or before the day, by its outside; in the
  /// order of their pseudonyms.
  ///
  /// @param after the subject on which the page before ended
  public List<SubjectRef> due(LocalDate upTo, Optional<SubjectRef> after, int most) {
    return transactions.call(() -> rooms.vault().dueSubjects(upTo, after, most));
  }

  /// How many items of each category are to be gone in which month, by their outside.
  public List<Planned> planned() {
    return transactions.call(() ->
        rooms.vault().planned().stream()
            .map(each -> new Planned(each.category(), each.month(), each.items()))
            .toList());
  }

  /// Erases leases of addresses and items in quarantine whose day has come; returns how many.
  public int eraseLoose(Requester by) {
    return transactions.call(() -> new LooseEnds(rooms, logbook).erase(aboutNobody(by), BATCH));
  }

  /// Lets the sealed log grow if a new beat has begun, and attests its checkpoint in the open log;
  /// tells whether it grew.
  public boolean growSealed() {
    return transactions.call(() -> {
      var head = rooms.ledger().sealing().log().grow(clock.instant());
      head.ifPresent(signed ->
          logbook.attest(
              aboutNobody(SEALING),
              Action.ATTEST,
              signed.toString().getBytes(UTF_8),
              signed.checkpoint().size()));
      return head.isPresent();
    });
  }

  /// Opens what may be told from today on; returns how many entries that was.
  public int openSealed() {
    return transactions.call(() -> rooms.ledger().sealing().log().open(today(), this::unseal));
  }

  private EntryId unseal(Secret secret) {
    Asking asking =
        secret
            .subject()
            .map(subject -> asking(SEALING, subject))
            .orElseGet(() -> aboutNobody(SEALING));
    return logbook.unseal(asking, secret);
  }

  /// Makes the tags of a batch of subjects anew with the current key of the index, one transaction
  /// for each; returns how many subjects. To be called until there are none.
  public int retag(Requester by) {
    List<SubjectRef> subjects =
        transactions.call(() -> rooms.identifiers().toRetag(RETAGGED_AT_ONCE));
    subjects.forEach(each -> changing(by, each, retagging::retag));
    return subjects.size();
  }

  /// How much of the index other keys than the current one are still needed for.
  public Rotation rotation() {
    return transactions.call(rooms.identifiers()::rotation);
  }

  /// Writes into the ledger that a statement was made, such as a certificate: its hash and a count.
  public EntryId attest(Requester by, Action action, byte[] statement, long count) {
    return transactions.call(() -> logbook.attest(aboutNobody(by), action, statement, count));
  }

  private <T> T changing(Requester by, SubjectRef subject, Function<Asking, T> work) {
    Supplier<T> locked =
        () -> work.apply(asking(by, subject, rooms.subjects().findForChange(subject)));
    return transactions.call(locked);
  }

  private Asking asking(Requester by, SubjectRef subject) {
    return asking(by, subject, rooms.subjects().find(subject));
  }

  private Asking aboutNobody(Requester by) {
    return asking(by, Quarantine.NOBODY, Optional.empty());
  }

  private Asking asking(Requester by, SubjectRef subject, Optional<Standing> found) {
    return Asking.of(rooms.policies(), by, subject, found, clock.instant());
  }
}
