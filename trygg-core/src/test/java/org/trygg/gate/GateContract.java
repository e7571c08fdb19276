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
import static org.trygg.gate.GateWorld.noon;
import static org.trygg.gate.GateWorld.withoutCase;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.identifiers.Holder;
import org.trygg.identifiers.Sighting;
import org.trygg.keys.SubjectErasedException;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Who;
import org.trygg.passage.AddressUse;
import org.trygg.passage.Answer;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Found;
import org.trygg.passage.Handed;
import org.trygg.passage.Happening;
import org.trygg.passage.Holding;
import org.trygg.passage.Outcome;
import org.trygg.passage.Reading;
import org.trygg.passage.Requester;
import org.trygg.passage.Shown;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.passage.Swept;
import org.trygg.passage.WorkItem;
import org.trygg.policy.Refusal;
import org.trygg.subject.Consent;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.testkit.Promise;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// What the gate does whatever its stores are; run for memory in the core, for PostgreSQL in the
/// server, both with ALLEATO's own policy.
public abstract class GateContract {
  @TempDir private Path keys;
  private GateWorld world;

  protected abstract GateWorld.Stores emptyStores();

  @BeforeEach
  void open() {
    world = new GateWorld(emptyStores(), keys);
  }

  @Test
  void anAddressLeadsToTheSubjectWhenTheEventThatTellsOfItIsKept() {
    ServiceName internet = ServiceName.of("internet");
    var address = InetAddress.ofLiteral("198.51.100.23");
    SubjectRef anna = world.customer(internet);
    SubjectRef bo = world.customer(ALARM);

    List<Outcome> outcomes =
        world
            .gate()
            .submit(
                feeder(),
                List.of(session(anna, internet, address), session(bo, internet, address)));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Kept.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Quarantined.class);
    assertThat(
            world
                .stores()
                .transactions()
                .call(() ->
                    world
                        .rooms()
                        .identifiers()
                        .leases()
                        .holder(new Sighting(address, OptionalInt.empty(), world.now()))))
        .isEqualTo(new Holder.One(anna, Holder.Certainty.UNCERTAIN));
  }

  private Submission session(SubjectRef of, ServiceName service, InetAddress address) {
    var block = new AddressUse.Block(address, 32, Optional.empty());
    var span = new AddressUse.Span(world.now(), world.now(), Optional.empty(), false, false);
    var use = new AddressUse(block, span, Optional.of("s/1"), Optional.empty());
    var start = new Happening(world.now(), "radius.start", Map.of("session", "s/1"), List.of(use));
    var origin = new Submission.Origin(of, Category.of("ip-log"), Source.of("service-use"));
    return Submission.events(origin, Optional.of(service), world.gate().today(), List.of(start));
  }

  @Test
  @Promise("P25")
  void ofWhatSeveralHandInTogetherEachIsDecidedOnAndLoggedByItself() {
    SubjectRef anna = world.customer(ALARM);
    SubjectRef bo = world.customer(ALARM);
    var stranger = new SubjectRef(new UUID(9, 9));
    Requester meter = Requester.machine("meter", Set.of(Purpose.of("provision")), Set.of());
    var fields = Map.of("device", "hall", "value", "21.5");

    List<Outcome> outcomes =
        world
            .gate()
            .submit(
                List.of(
                    new Handed(feeder(), world.event(bo, SENSOR_LOG, ALARM, fields)),
                    new Handed(meter, world.event(anna, SENSOR_LOG, ALARM, fields)),
                    new Handed(feeder(), world.event(stranger, SENSOR_LOG, ALARM, fields)),
                    new Handed(feeder(), world.event(anna, SENSOR_LOG, ALARM, fields)),
                    new Handed(feeder(), world.event(anna, SENSOR_LOG, ALARM, fields))));

    assertThat(outcomes)
        .hasExactlyElementsOfTypes(
            Outcome.Kept.class,
            Outcome.Refused.class,
            Outcome.Quarantined.class,
            Outcome.Kept.class,
            Outcome.Kept.class);
    assertThat(outcomes).extracting(Outcome::entry).doesNotHaveDuplicates().isSorted();
    assertThat(ids(anna))
        .endsWith(outcomes.get(1).entry(), outcomes.get(3).entry(), outcomes.get(4).entry());
    assertThat(ids(bo)).endsWith(outcomes.get(0).entry());
    assertThat(world.entry(outcomes.get(1).entry()).leaf().entry().who())
        .isEqualTo(new Who.Machine("meter"));
    assertThat(world.shown(world.inCase(anna, "support", "fault"), all(anna, SENSOR_LOG)))
        .hasSize(2);
  }

  private List<EntryId> ids(SubjectRef subject) {
    return world.entries(subject).stream().map(each -> each.leaf().entry().id()).toList();
  }

  @Test
  @Promise("P70")
  void whatIsThrownAwayAtOnceIsNotSetAsideWhenNobodyKnowsWhoseItIs() {
    Submission content =
        world.event(
            new SubjectRef(new UUID(8, 8)),
            Category.of("message-content"),
            ALARM,
            Map.of("text", "a letter"));

    assertThat(world.submit(content)).isInstanceOf(Outcome.Discarded.class);
    assertThat(world.stores().transactions().call(() -> world.stores().quarantine().waiting(10)))
        .isEmpty();
  }

  @Test
  @Promise("P25")
  void whoeverIsFoundByAnIdentifierHasItInTheLedger() {
    SubjectRef anna = world.customer(ALARM);
    var personnummer = Identifier.of(IdentifierKind.PERSONNUMMER, GateWorld.PERSONNUMMER);

    Found found = world.gate().find(withoutCase("support"), personnummer);
    Found refused = world.gate().find(Requester.machine("meter", Set.of(), Set.of()), personnummer);

    assertThat(found)
        .isInstanceOfSatisfying(
            Found.One.class,
            one -> {
              assertThat(one.subject()).isEqualTo(anna);
              assertThat(world.entries(anna).getLast().leaf().entry().id()).isEqualTo(one.entry());
            });
    assertThat(refused).isInstanceOf(Found.Refused.class);
  }

  @Test
  @Promise({"P15", "P25", "P79"})
  void whatIsCollectedIsSeenWithinACaseThatNeedsItAndBothAreInTheLedger() {
    SubjectRef anna = world.customer(ALARM);
    assertThat(world.measure(anna, "21.5")).isInstanceOf(Outcome.Kept.class);

    List<Shown> seen = world.shown(world.inCase(anna, "support", "fault"), all(anna, SENSOR_LOG));

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().fields().value("value")).contains("21.5");
    assertThat(actions(anna)).contains(Action.COLLECT, Action.OPEN_CASE).endsWith(Action.READ);
    Entry read = world.entries(anna).getLast().leaf().entry();
    assertThat(read.why().purpose()).contains(Purpose.of("provision.fault"));
    assertThat(read.what().count()).hasValue(1);
  }

  @Test
  @Promise({"P03", "P23", "P24"})
  void staffSeeNothingWithoutACaseOfTheRightKindInTheRightRole() {
    SubjectRef anna = world.customer(ALARM);
    SubjectRef bo = world.customer(ALARM);
    world.measure(anna, "21.5");
    Reading reading = all(anna, SENSOR_LOG);

    assertThat(refusal(withoutCase("support"), reading)).isEqualTo(Refusal.CASE_MISSING);
    assertThat(refusal(world.inCase(bo, "support", "fault"), reading))
        .isEqualTo(Refusal.CASE_OF_ANOTHER_SUBJECT);
    assertThat(world.gate().read(world.inCase(anna, "billing", "billing"), reading))
        .isInstanceOf(Answer.Gap.class);
    assertThat(
            refusal(
                world.inCase(anna, "support", "order"),
                reading.toServe(Purpose.of("provision.fault"))))
        .isEqualTo(Refusal.CASE_OF_ANOTHER_KIND);
    assertThat(refusal(world.inCase(anna, "billing", "complaint"), all(anna, Category.of("order"))))
        .isEqualTo(Refusal.CATEGORY_OUTSIDE_ROLE);
    assertThat(refusal(Requester.self(bo), reading.toServe(RIGHTS)))
        .isEqualTo(Refusal.NOT_OWN_DATA);
  }

  @Test
  @Promise("P25")
  void aRefusalIsInTheLedgerWithItsReason() {
    SubjectRef anna = world.customer(ALARM);

    world.gate().read(withoutCase("support"), all(anna, SENSOR_LOG));

    Entry refused = world.entries(anna).getLast().leaf().entry();
    assertThat(refused.what().outcome()).isEqualTo(org.trygg.ledger.Outcome.REFUSED);
    assertThat(refused.why().reason()).contains(new Reason("case-missing"));
  }

  @Test
  @Promise("P11")
  void aMaskedFieldLeavesTheGateMaskedAndInFullOnlyForThoseWhoNeedIt() {
    SubjectRef anna = world.customer(ALARM);

    var support = world.shown(world.inCase(anna, "support", "contact"), all(anna, IDENTITY));
    var privacy = world.shown(world.inCase(anna, "privacy", "rights"), all(anna, IDENTITY));

    assertThat(support.getFirst().fields().value("personnummer").orElseThrow())
        .doesNotContain("1985")
        .endsWith("82");
    assertThat(support.getFirst().fields().value("name")).contains("Anna Ek");
    assertThat(privacy.getFirst().fields().value("personnummer")).contains(GateWorld.PERSONNUMMER);
  }

  @Test
  @Promise({"P69", "P81"})
  void whatHasLapsedIsNotShownThoughNoSweepHasBeen() {
    SubjectRef anna = world.customer(ALARM);
    world.on("2026-01-10").measure(anna, "21.5");
    world.on("2026-05-01").measure(anna, "22.5");

    assertThat(onDay("2026-07-09", anna)).hasSize(2);
    assertThat(onDay("2026-07-10", anna)).hasSize(1);
    assertThat(onDay("2026-11-01", anna)).isEmpty();
  }

  @Test
  @Promise({"P10", "P39"})
  void whatNoRuleCoversIsSetAsideSealedAndSeenByNobody() {
    SubjectRef anna = world.customer(ALARM);
    var unknownField = Map.of("device", "hall", "shoe-size", "38");

    assertThat(world.submit(world.event(anna, SENSOR_LOG, ALARM, unknownField)))
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            set -> assertThat(set.why()).isEqualTo(Outcome.Why.UNKNOWN_FIELD));
    assertThat(world.submit(world.event(anna, Category.of("gait"), ALARM, Map.of())))
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            set -> assertThat(set.why()).isEqualTo(Outcome.Why.UNKNOWN_CATEGORY));
    var internet = ServiceName.of("internet");
    assertThat(world.submit(world.event(anna, Category.of("ip-log"), internet, Map.of())))
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            set -> assertThat(set.why()).isEqualTo(Outcome.Why.SERVICE_NOT_HELD));
    assertThat(waiting())
        .extracting(each -> each.tag().reason())
        .containsExactlyInAnyOrder("unknown-field", "unknown-category", "service-not-held");
    assertThat(onDay("2026-01-10", anna)).isEmpty();
  }

  @Test
  void aReadingThatNoRuleSpeaksOfIsAWorkItemForThePrivacyOfficer() {
    SubjectRef anna = world.customer(ALARM);

    world.gate().read(world.inCase(anna, "billing", "billing"), all(anna, SENSOR_LOG));

    assertThat(world.gate().quarantined(10))
        .extracting(WorkItem::reason)
        .containsExactly(new Reason("reading-without-basis"));
  }

  @Test
  void aCategoryOfTheAskersOwnWordsDoesNotComeIntoTheLedgerEither() {
    SubjectRef anna = world.customer(ALARM);

    world.gate().read(withoutCase("support"), all(anna, Category.of("anna-ek")));

    assertThat(world.entries(anna).getLast().leaf().entry().what().category()).isEmpty();
  }

  @Test
  void aCategoryOfTheSendersOwnWordsDoesNotComeIntoTheLedger() {
    SubjectRef anna = world.customer(ALARM);

    world.submit(world.event(anna, Category.of("anna-ek"), ALARM, Map.of()));

    assertThat(world.entries(anna).getLast().leaf().entry().what().category()).isEmpty();
  }

  @Test
  @Promise("P70")
  void whatTheNoticeThrowsAwayAtOnceIsStoredNowhere() {
    SubjectRef anna = world.customer(ServiceName.of("telephony"));
    int before = world.gate().holdings(anna).size();

    var telephony = ServiceName.of("telephony");
    Outcome outcome =
        world.submit(
            world.event(anna, Category.of("message-content"), telephony, Map.of("text", "hej")));

    assertThat(outcome).isInstanceOf(Outcome.Discarded.class);
    assertThat(world.gate().holdings(anna)).hasSize(before);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void anUnknownSubjectIsSetAsideAndNobodyIsMade() {
    var nobody = new SubjectRef(new UUID(9, 9));

    assertThat(world.measure(nobody, "21.5"))
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            set -> assertThat(set.why()).isEqualTo(Outcome.Why.UNKNOWN_SUBJECT));

    assertThat(world.stores().transactions().call(() -> world.stores().subjects().find(nobody)))
        .isEmpty();
    assertThat(refusal(world.gate().read(withoutCase("support"), all(nobody, SENSOR_LOG))))
        .isEqualTo(Refusal.CASE_MISSING);
  }

  @Test
  @Promise({"P45", "P82", "P100"})
  void consentIsAskedForAtEveryUseAndItsWithdrawalCountsAtOnce() {
    SubjectRef anna = world.customer(ALARM);
    Category usage = Category.of("usage");
    var used = Map.of("device", "hall", "value", "3.2", "unit", "kWh");
    world.submit(world.event(anna, usage, ALARM, used));
    Requester marketing = world.inCase(anna, "marketing", "marketing");

    assertThat(refusal(marketing, all(anna, usage))).isEqualTo(Refusal.CONSENT_MISSING);
    var given = consent(Optional.empty());
    restate(anna, new StandingChange.Consented(given));
    assertThat(world.shown(marketing, all(anna, usage))).hasSize(1);
    restate(anna, new StandingChange.Consented(consent(Optional.of(world.now()))));
    assertThat(refusal(marketing, all(anna, usage))).isEqualTo(Refusal.CONSENT_MISSING);
  }

  @Test
  @Promise({"P103", "P106"})
  void anObjectionToMarketingStopsMarketingAndNothingElse() {
    SubjectRef anna = world.customer(ALARM);
    Requester marketing = world.inCase(anna, "marketing", "marketing");
    assertThat(world.shown(marketing, all(anna, IDENTITY))).hasSize(1);

    restate(
        anna,
        new StandingChange.Objected(
            new Objection(
                new UUID(1, 1), Purpose.of("direct-marketing"), world.now(), Optional.empty())));

    assertThat(refusal(marketing, all(anna, IDENTITY))).isEqualTo(Refusal.OBJECTED);
    assertThat(world.shown(world.inCase(anna, "support", "contact"), all(anna, IDENTITY)))
        .hasSize(1);
  }

  @Test
  @Promise({"P49", "P107"})
  void restrictionStopsEveryUseButStoringAndNeverAnAlarm() {
    SubjectRef anna = world.customer(ALARM);
    Requester rights = world.inCase(anna, "privacy", "rights");
    var restriction =
        new Restriction(
            new UUID(2, 2),
            Restriction.Ground.ACCURACY_CONTESTED,
            Set.of(),
            world.now(),
            Optional.empty());
    world
        .gate()
        .restate(rights, anna, new StandingChange.Restricted(restriction), Optional.empty());

    assertThat(world.measure(anna, "21.5")).isInstanceOf(Outcome.Kept.class);
    assertThat(refusal(world.inCase(anna, "support", "fault"), all(anna, SENSOR_LOG)))
        .isEqualTo(Refusal.RESTRICTED);
    assertThat(world.shown(rights, all(anna, SENSOR_LOG))).hasSize(1);
  }

  @Test
  @Promise({"P73", "P98"})
  void erasingOneWhoLeftLongAgoLeavesNoTraceAndTheLedgerWhole() {
    SubjectRef anna = world.on("2023-01-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    world.measure(anna, "21.5");
    Requester rights = world.inCase(anna, "privacy", "rights");

    ErasureAnswer answer =
        world
            .on("2024-02-01")
            .gate()
            .erase(rights, anna, new ErasureScope.OfSubject(), Optional.of(RIGHTS));

    assertThat(answer)
        .isInstanceOfSatisfying(
            ErasureReport.class,
            report -> {
              assertThat(report.forgotten()).isTrue();
              assertThat(report.erased()).hasSize(2);
              assertThat(report.kept()).isEmpty();
            });
    var stores = world.stores();
    boolean traceless = stores.transactions().call(() -> stores.vault().traces(anna).isNone());
    assertThat(traceless).isTrue();
    assertThat(world.entries(anna)).isEmpty();
    assertThat(holder()).isInstanceOf(Holder.None.class);
    assertThatThrownBy(() -> world.gate().admit(feeder(), anna))
        .isInstanceOf(SubjectErasedException.class);
  }

  @Test
  @Promise("P73")
  void whoseLastDataWentWhileACaseWasOpenIsForgottenWhenTheCaseIsClosed() {
    SubjectRef anna = world.on("2023-01-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    Requester support = world.inCase(anna, "support", "contact");
    var sweep = Requester.job("sweep");
    var lapsed = new ErasureScope.OfLapsed();
    var report =
        (ErasureReport) world.on("2026-01-10").gate().erase(sweep, anna, lapsed, Optional.empty());
    assertThat(report.erased()).hasSize(1);
    assertThat(report.forgotten()).isFalse();

    world.gate().upkeep().redate(anna);
    assertThat(isKnown(anna)).isTrue();
    world.gate().closeCase(withoutCase("support"), anna, support.caseRef().orElseThrow());
    world.gate().upkeep().redate(anna);

    assertThat(isKnown(anna)).isFalse();
    assertThatThrownBy(() -> world.gate().admit(feeder(), anna))
        .isInstanceOf(SubjectErasedException.class);
  }

  @Test
  void aSweepEndsWhatLedToOneWhomACaseStillTies() {
    SubjectRef anna = world.on("2023-01-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    var _ = world.inCase(anna, "support", "contact");
    world.gate().upkeep().redate(anna);
    assertThat(holder()).isInstanceOf(Holder.One.class);

    Swept swept =
        world.on("2026-01-10").gate().upkeep().sweep(Requester.job("sweep"), Optional.empty(), 10);

    assertThat(swept.erased()).hasSize(1);
    assertThat(swept.subjects().forgotten()).isZero();
    assertThat(isKnown(anna)).isTrue();
    assertThat(holder()).isInstanceOf(Holder.None.class);
  }

  @Test
  void whoHasOnlyJustBeenTakenInIsNotForgotten() {
    var anna = new SubjectRef(new UUID(8, 8));
    world.gate().admit(feeder(), anna);

    world.gate().upkeep().redate(anna);

    assertThat(isKnown(anna)).isTrue();
  }

  @Test
  @Promise({"P74", "P98"})
  void whatALawKeepsIsKeptAndNamedAndTheRestIsGone() {
    SubjectRef anna = world.on("2024-03-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2024-06-30"));
    var invoice =
        Invoice.open(
            new UUID(3, 3),
            ALARM,
            new DayRange(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)),
            LocalDate.of(2024, 3, 10));
    restate(anna, new StandingChange.Invoiced(invoice));
    world.invoice(anna, invoice.id());
    Requester rights = world.inCase(anna, "privacy", "rights");

    var report =
        (ErasureReport)
            world
                .on("2024-09-01")
                .gate()
                .erase(rights, anna, new ErasureScope.OfSubject(), Optional.of(RIGHTS));

    assertThat(report.forgotten()).isFalse();
    assertThat(report.erased()).extracting(ErasureReport.Told::category).contains(IDENTITY);
    assertThat(report.kept()).extracting(ErasureReport.Told::category).containsOnly(INVOICE);
    assertThat(world.gate().holdings(anna)).extracting(Holding::category).containsOnly(INVOICE);
    assertThat(holder()).isInstanceOf(Holder.None.class);
  }

  @Test
  @Promise({"P41", "P72"})
  void nothingOfARunningContractIsErasedOnRequest() {
    SubjectRef anna = world.customer(ALARM);
    Requester rights = world.inCase(anna, "privacy", "rights");

    var report =
        (ErasureReport)
            world.gate().erase(rights, anna, ErasureScope.of(IDENTITY), Optional.of(RIGHTS));

    assertThat(report.entry()).isEmpty();
    assertThat(report.erased()).isEmpty();
    assertThat(report.kept()).hasSize(1);
  }

  @Test
  @Promise("P52")
  void aHoldPlacedAMomentAgoStopsTheSweep() {
    SubjectRef anna = world.on("2023-01-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    Requester rights = world.inCase(anna, "privacy", "rights");
    var hold =
        new LegalHold(
            new UUID(4, 4),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(),
            LocalDate.of(2023, 1, 1),
            Optional.empty());
    world.gate().restate(rights, anna, new StandingChange.Held(hold), Optional.empty());

    var report =
        (ErasureReport)
            world
                .on("2026-01-10")
                .gate()
                .erase(Requester.job("sweep"), anna, new ErasureScope.OfLapsed(), Optional.empty());

    assertThat(report.erased()).isEmpty();
    assertThat(world.gate().holdings(anna)).isNotEmpty();
  }

  @Test
  void anErasureByOneWithoutTheDutyIsRefusedAndNothingIsGone() {
    SubjectRef anna = world.on("2023-01-10").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    Requester support = world.inCase(anna, "support", "contact");

    ErasureAnswer answer =
        world
            .on("2024-02-01")
            .gate()
            .erase(support, anna, new ErasureScope.OfSubject(), Optional.of(RIGHTS));

    assertThat(answer).isInstanceOf(ErasureAnswer.Refused.class);
    assertThat(world.gate().holdings(anna)).isNotEmpty();
  }

  @Test
  void erasingNobodyDoesNothingAndSaysSo() {
    var nobody = new SubjectRef(new UUID(9, 9));

    var report =
        (ErasureReport)
            world
                .gate()
                .erase(
                    Requester.job("sweep"), nobody, new ErasureScope.OfSubject(), Optional.empty());

    assertThat(report.entry()).isEmpty();
    assertThat(report.forgotten()).isFalse();
  }

  @Test
  void aContractThatEndsGivesEverythingHeldItsDay() {
    SubjectRef anna = world.customer(ALARM);
    world.gate().upkeep().redate(anna);
    assertThat(marked(anna, IDENTITY)).isEmpty();

    world.contract(anna, ALARM, "2025-01-01", Optional.of("2026-02-28"));
    world.gate().upkeep().redate(anna);

    assertThat(marked(anna, IDENTITY)).contains(LocalDate.of(2028, 2, 28));
  }

  private List<Shown> onDay(String day, SubjectRef subject) {
    Requester fault = world.on(day).inCase(subject, "support", "fault");
    return world.shown(fault, all(subject, SENSOR_LOG));
  }

  private Refusal refusal(Requester by, Reading reading) {
    return refusal(world.gate().read(by, reading));
  }

  private static Refusal refusal(Answer answer) {
    return ((Answer.Refused) answer).reason();
  }

  private List<Action> actions(SubjectRef subject) {
    return world.entries(subject).stream()
        .map(Sequenced::leaf)
        .map(leaf -> leaf.entry().what().action())
        .toList();
  }

  private List<SealedQuarantine> waiting() {
    return world.stores().transactions().call(() -> world.rooms().vault().quarantine().waiting(10));
  }

  private boolean isKnown(SubjectRef subject) {
    var stores = world.stores();
    return stores.transactions().call(() -> stores.subjects().find(subject)).isPresent();
  }

  private Holder holder() {
    Identifier identifier = Identifier.of(IdentifierKind.PERSONNUMMER, GateWorld.PERSONNUMMER);
    return world.stores().transactions().call(() -> world.rooms().identifiers().find(identifier));
  }

  private Optional<LocalDate> marked(SubjectRef subject, Category category) {
    return world.gate().holdings(subject).stream()
        .filter(each -> each.category().equals(category))
        .findFirst()
        .flatMap(Holding::marked);
  }

  private void restate(SubjectRef subject, StandingChange change) {
    assertThat(world.gate().restate(feeder(), subject, change, Optional.empty()))
        .isInstanceOf(Outcome.Kept.class);
  }

  private Consent consent(Optional<Instant> withdrawn) {
    return new Consent(
        new UUID(5, 5),
        Purpose.of("direct-marketing"),
        world.gate().policy().policy().id(),
        noon("2026-01-01"),
        withdrawn);
  }
}
