package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.INVOICE;
import static org.trygg.gate.GateWorld.RIGHTS;
import static org.trygg.gate.GateWorld.SENSOR_LOG;
import static org.trygg.gate.GateWorld.all;
import static org.trygg.gate.GateWorld.feeder;
import static org.trygg.gate.GateWorld.withoutCase;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.What;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Told;
import org.trygg.passage.Found;
import org.trygg.passage.Holding;
import org.trygg.passage.Outcome;
import org.trygg.passage.Rectification;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.RectificationAnswer.Bar;
import org.trygg.passage.Requester;
import org.trygg.passage.Shown;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Restriction;
import org.trygg.testkit.Promise;
import org.trygg.vault.Fields;
import org.trygg.vault.SealedRecord;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.SubjectRef;

/// What the gate does when something held is said to be wrong, whatever its stores are.
public abstract class RectificationContract {
  private static final Category CONTACT = Category.of("contact");
  private static final String WRONG = "anna@example.org";
  private static final String RIGHT = "anna.ek@example.org";

  @TempDir private Path keys;
  private GateWorld.Stores stores;
  private GateWorld world;
  private SubjectRef anna;

  protected abstract GateWorld.Stores emptyStores();

  @BeforeEach
  void aCustomerWhoseAddressIsWrong() {
    stores = emptyStores();
    world = new GateWorld(stores, keys);
    anna = world.customer(ALARM);
    kept(world.tell(anna, CONTACT, Map.of("email", WRONG, "city", "Lund")));
  }

  @Test
  @Promise("P97")
  void aCorrectedValueIsTheOnlyOneThatIsHeldAndSeenAndTheLedgerTellsOfIt() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    SealedRecord before = row(CONTACT);

    EntryId entry = done(rights, correction(CONTACT, Map.of("email", RIGHT))).entry();

    assertThat(values(CONTACT)).containsExactly(Map.of("email", RIGHT, "city", "Lund"));
    SealedRecord after = row(CONTACT);
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.label()).isEqualTo(before.label());
    assertThat(nonce(after)).isNotEqualTo(nonce(before));
    What what = world.entry(entry).leaf().entry().what();
    assertThat(what.action()).isEqualTo(Action.CHANGE);
    assertThat(what.outcome()).isEqualTo(org.trygg.ledger.Outcome.DONE);
    assertThat(what.category()).contains(CONTACT);
    assertThat(world.entries(anna)).extracting(RectificationContract::id).contains(entry);
  }

  private static List<Byte> nonce(SealedRecord row) {
    byte[] bytes = row.sealed().bytes();
    return IntStream.range(0, 32).mapToObj(i -> bytes[i]).toList();
  }

  @Test
  @Promise("P97")
  void theSubjectItselfCorrectsItsOwnDataAndNobodyElses() {
    SubjectRef bo = world.customer();
    var target = target(CONTACT, anna);
    var toRight = new Rectification.Correction(target, fields("email", RIGHT), Set.of("city"));

    RectificationAnswer ofAnother = world.gate().rectify(Requester.self(bo), toRight);
    RectificationAnswer own = world.gate().rectify(Requester.self(anna), toRight);

    assertThat(refusal(ofAnother)).isEqualTo(Refusal.NOT_OWN_DATA);
    assertThat(own).isInstanceOf(RectificationAnswer.Done.class);
    assertThat(values(CONTACT)).containsExactly(Map.of("email", RIGHT));
  }

  @Test
  void theOldIdentifierStopsLeadingAndTheNewOneLeads() {
    done(world.inCase(anna, "privacy", "rights"), correction(CONTACT, Map.of("email", RIGHT)));

    assertThat(found(WRONG)).isInstanceOf(Found.Nobody.class);
    assertThat(found(RIGHT)).isInstanceOf(Found.One.class);
  }

  @Test
  void anIdentifierThatAnotherRecordStillTellsGoesOnLeading() {
    UUID first = target(CONTACT, anna).item();
    kept(world.tell(anna, CONTACT, Map.of("email", WRONG)));
    var target = new Rectification.Target(anna, CONTACT, first, Optional.of(RIGHTS));

    done(
        world.inCase(anna, "privacy", "rights"),
        new Rectification.Correction(target, fields("email", RIGHT), Set.of()));

    assertThat(found(WRONG)).isInstanceOf(Found.One.class);
    assertThat(found(RIGHT)).isInstanceOf(Found.One.class);
  }

  @Test
  void listenersAreToldOnceTheRectificationIsDone() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    List<OutboxStore.Waiting> before = waiting(0);

    done(rights, correction(CONTACT, Map.of("email", RIGHT)));
    barred(rights, correction(CONTACT, Map.of("shoe", "42")));

    assertThat(before).isNotEmpty();
    assertThat(waiting(before.getLast().place()))
        .extracting(OutboxStore.Waiting::message)
        .containsExactly(new Told(Told.Kind.RECTIFIED, anna));
  }

  private List<OutboxStore.Waiting> waiting(long behind) {
    return stores.transactions().call(() -> stores.outbox().waiting(behind, 100));
  }

  @Test
  @Promise({"P74", "P97"})
  void anIssuedInvoiceIsNeverChangedButCanBeCompleted() {
    UUID id = new UUID(5, 5);
    var day = LocalDate.of(2026, 1, 1);
    var invoice = Invoice.open(id, ALARM, new DayRange(day.minusDays(30), day), day);
    kept(
        world
            .gate()
            .restate(feeder(), anna, new StandingChange.Invoiced(invoice), Optional.empty()));
    kept(world.invoice(anna, id));
    Requester rights = world.inCase(anna, "privacy", "rights");
    SealedRecord before = row(INVOICE);

    RectificationAnswer.Barred barred =
        barred(rights, correction(INVOICE, Map.of("amount", "1.00")));

    assertThat(barred.bar()).isEqualTo(Bar.BOOKKEEPING);
    assertThat(row(INVOICE)).isEqualTo(before);
    Entry entry = world.entry(barred.entry()).leaf().entry();
    assertThat(entry.what().outcome()).isEqualTo(org.trygg.ledger.Outcome.REFUSED);
    assertThat(entry.why().reason().orElseThrow().code()).isEqualTo("bookkeeping");
    done(rights, statement(INVOICE, "I never had the alarm in March."));
    assertThat(values(INVOICE)).hasSize(2);
  }

  @Test
  @Promise("P97")
  void whatHappenedIsNotChangedButTheSubjectsOwnWordsStandBesideItAsLong() {
    kept(world.measure(anna, "99.9"));
    Requester rights = world.inCase(anna, "privacy", "rights");

    RectificationAnswer.Barred barred =
        barred(rights, correction(SENSOR_LOG, Map.of("value", "20.0")));
    done(rights, statement(SENSOR_LOG, "The sensor was being repaired."));

    assertThat(barred.bar()).isEqualTo(Bar.EVENTS);
    List<Shown> seen = world.shown(world.inCase(anna, "support", "fault"), all(anna, SENSOR_LOG));
    assertThat(seen).hasSize(2);
    assertThat(seen.getFirst().values())
        .isEqualTo(
            Map.of(
                "trygg.statement",
                "The sensor was being repaired.",
                "trygg.completes",
                "2026-01-10"));
    assertThat(seen.getLast().values()).containsEntry("value", "99.9");
    assertThat(holdings(SENSOR_LOG)).extracting(Holding::marked).containsOnly(marked(SENSOR_LOG));
  }

  @Test
  void whatTheSubjectSaidIsNotChangedAfterwards() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    UUID said = done(rights, statement(CONTACT, "I have moved.")).item();
    var target = new Rectification.Target(anna, CONTACT, said, Optional.of(RIGHTS));

    assertThat(
            barred(rights, new Rectification.Correction(target, fields("city", "Ystad"), Set.of()))
                .bar())
        .isEqualTo(Bar.STATEMENT);
  }

  @Test
  @Promise("P52")
  void whatAHoldKeepsAsEvidenceIsNotChangedMeanwhileButCanBeCompleted() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    var hold =
        new LegalHold(
            new UUID(4, 4),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(CONTACT),
            LocalDate.of(2026, 1, 1),
            Optional.empty());
    kept(world.gate().restate(rights, anna, new StandingChange.Held(hold), Optional.empty()));

    assertThat(barred(rights, correction(CONTACT, Map.of("email", RIGHT))).bar())
        .isEqualTo(Bar.HOLD);
    done(rights, statement(CONTACT, "I have moved."));
    assertThat(values(CONTACT)).contains(Map.of("email", WRONG, "city", "Lund")).hasSize(2);
  }

  @Test
  @Promise({"P97", "P107"})
  void whileItsAccuracyIsContestedOnlyARightsCaseChangesIt() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    var restriction =
        new Restriction(
            new UUID(2, 2),
            Restriction.Ground.ACCURACY_CONTESTED,
            Set.of(CONTACT),
            world.now(),
            Optional.empty());
    kept(
        world
            .gate()
            .restate(rights, anna, new StandingChange.Restricted(restriction), Optional.empty()));
    var toRight =
        new Rectification.Correction(
            new Rectification.Target(anna, CONTACT, target(CONTACT, anna).item(), Optional.empty()),
            fields("email", RIGHT),
            Set.of());

    assertThat(refusal(world.gate().rectify(world.inCase(anna, "support", "contact"), toRight)))
        .isEqualTo(Refusal.RESTRICTED);
    assertThat(world.gate().rectify(rights, toRight)).isInstanceOf(RectificationAnswer.Done.class);
  }

  @Test
  @Promise({"P23", "P24"})
  void staffChangeNothingWithoutACaseOrOutsideTheirRoleOrWhatTheySeeOnlyInPart() {
    var target =
        new Rectification.Target(anna, IDENTITY, target(IDENTITY, anna).item(), Optional.empty());
    var toRight = new Rectification.Correction(target, fields("name", "Anna Ek-Berg"), Set.of());
    Requester support = world.inCase(anna, "support", "contact");

    assertThat(refusal(world.gate().rectify(withoutCase("support"), toRight)))
        .isEqualTo(Refusal.CASE_MISSING);
    assertThat(refusal(world.gate().rectify(world.inCase(anna, "network", "fault"), toRight)))
        .isEqualTo(Refusal.CATEGORY_OUTSIDE_ROLE);
    var masked =
        new Rectification.Correction(target, fields("personnummer", "198501012390"), Set.of());
    assertThat(barred(support, masked).bar()).isEqualTo(Bar.FIELD_MASKED);
    assertThat(world.gate().rectify(support, toRight)).isInstanceOf(RectificationAnswer.Done.class);
    assertThat(values(IDENTITY))
        .containsExactly(Map.of("name", "Anna Ek-Berg", "personnummer", GateWorld.PERSONNUMMER));
  }

  @Test
  void aFieldThatTheCategoryDoesNotHaveIsRefusedAndNothingChanges() {
    Requester rights = world.inCase(anna, "privacy", "rights");

    assertThat(barred(rights, correction(CONTACT, Map.of("email", RIGHT, "shoe", "42"))).bar())
        .isEqualTo(Bar.UNKNOWN_FIELD);
    assertThat(values(CONTACT)).containsExactly(Map.of("email", WRONG, "city", "Lund"));
  }

  @Test
  void whatIsNotThereOrAnothersOrOfAnotherCategoryIsNotFound() {
    SubjectRef bo = world.customer();
    Requester rights = world.inCase(anna, "privacy", "rights");
    for (var target :
        List.of(
            new Rectification.Target(anna, CONTACT, new UUID(9, 9), Optional.empty()),
            new Rectification.Target(anna, IDENTITY, target(IDENTITY, bo).item(), Optional.empty()),
            new Rectification.Target(
                anna, IDENTITY, target(CONTACT, anna).item(), Optional.empty()))) {
      var asked = new Rectification.Supplement(target, "I have moved.");

      RectificationAnswer answer = world.gate().rectify(rights, asked);

      assertThat(answer).isInstanceOf(RectificationAnswer.NotThere.class);
      assertThat(world.entry(answer.entry()).leaf().entry().what().count()).hasValue(0);
    }
  }

  @Test
  void somebodyUnknownIsAnsweredLikeAnother() {
    var nobody = new SubjectRef(new UUID(8, 8));
    var target = new Rectification.Target(nobody, CONTACT, new UUID(9, 9), Optional.empty());
    var asked = new Rectification.Supplement(target, "I have moved.");

    assertThat(refusal(world.gate().rectify(world.inCase(anna, "privacy", "rights"), asked)))
        .isEqualTo(Refusal.CASE_OF_ANOTHER_SUBJECT);
  }

  @Test
  @Promise("P25")
  void withoutItsEntryNothingIsChanged() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    SealedRecord before = row(CONTACT);
    var broken = new GateWorld(stores, keys, new Broken());

    assertThatThrownBy(
            () -> broken.gate().rectify(rights, correction(CONTACT, Map.of("email", RIGHT))))
        .hasMessageContaining("cannot be written");

    assertThat(row(CONTACT)).isEqualTo(before);
  }

  private static EntryId id(Sequenced each) {
    return each.leaf().entry().id();
  }

  private Rectification correction(Category category, Map<String, String> fields) {
    return new Rectification.Correction(target(category, anna), Fields.of(fields), Set.of());
  }

  private Rectification statement(Category category, String words) {
    return new Rectification.Supplement(target(category, anna), words);
  }

  private static Fields fields(String name, String value) {
    return Fields.of(Map.of(name, value));
  }

  /// The first thing of the category that is held on the subject.
  private Rectification.Target target(Category category, SubjectRef subject) {
    UUID item =
        world.gate().holdings(subject).stream()
            .filter(each -> each.category().equals(category))
            .findFirst()
            .orElseThrow()
            .id();
    return new Rectification.Target(subject, category, item, Optional.of(RIGHTS));
  }

  private List<Holding> holdings(Category category) {
    return world.gate().holdings(anna).stream()
        .filter(each -> each.category().equals(category))
        .toList();
  }

  private Optional<LocalDate> marked(Category category) {
    return holdings(category).getFirst().marked();
  }

  private RectificationAnswer.Done done(Requester by, Rectification asked) {
    return (RectificationAnswer.Done) world.gate().rectify(by, asked);
  }

  private RectificationAnswer.Barred barred(Requester by, Rectification asked) {
    return (RectificationAnswer.Barred) world.gate().rectify(by, asked);
  }

  private static Refusal refusal(RectificationAnswer answer) {
    var refused = (RectificationAnswer.Refused) answer;
    return ((Decision.Refused) refused.decision()).reason();
  }

  private SealedRecord row(Category category) {
    return stores.transactions().call(() -> stores.vault().records(anna, category)).getFirst();
  }

  private List<Map<String, String>> values(Category category) {
    return world.shown(world.inCase(anna, "privacy", "rights"), all(anna, category)).stream()
        .<Map<String, String>>map(Shown::values)
        .toList();
  }

  private Found found(String email) {
    return world.gate().find(withoutCase("support"), Identifier.of(IdentifierKind.EMAIL, email));
  }

  private static void kept(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Kept.class);
  }

  /// A ledger whose disk is full.
  private static final class Broken implements LedgerStore {
    @Override
    public void append(List<Pending> entries) {
      throw new IllegalStateException("The ledger cannot be written");
    }

    @Override
    public List<EntryId> unlink(SubjectRef subject) {
      return List.of();
    }

    @Override
    public List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most) {
      return List.of();
    }

    @Override
    public long erase(Instant moment, List<Aged> aged) {
      return 0;
    }

    @Override
    public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
      return List.of();
    }
  }
}
