package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.fulfilment.Part;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Who;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Refusal;
import org.trygg.requests.Demand;
import org.trygg.requests.Reason;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.RequestStore;
import org.trygg.requests.Result;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;
import org.trygg.requests.StepAnswer;
import org.trygg.subject.Consent;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// Requests by right at the gate: taken in, taken on, and what they change at once.
class DeskTest {
  private static final Purpose MARKETING = Purpose.of("direct-marketing");
  private static final Requester EVA = Requester.staff("eva", Role.of("privacy"), Optional.empty());
  private static final Requester BO = Requester.staff("bo", Role.of("privacy"), Optional.empty());
  private static final CaseRef REF = new CaseRef(new UUID(3, 4));

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aCustomer() {
    world = new GateWorld(InMemoryStores.empty(), keys);
    anna = world.customer(ALARM);
  }

  @Test
  void aRequestIsACaseWhoseClockStartedAtItsReceipt() {
    var received = Instant.parse("2026-01-08T09:00:00Z");

    var taken = taken(world.gate().desk().initiate(EVA, anna, new Demand.Access(), received, REF));

    assertThat(taken.request().status()).isEqualTo(RequestStatus.INITIATED);
    assertThat(taken.deadline().due()).isEqualTo("2026-02-09");
    assertThat(standing().caseOf(REF)).isPresent();
    assertThat(open()).extracting(each -> each.subject()).containsExactly(anna);
  }

  @Test
  void onlyARoleThatWorksRightsTakesThemIn() {
    var support = Requester.staff("siv", Role.of("support"), Optional.empty());

    assertThat(initiate(support, new Demand.Access()))
        .isInstanceOfSatisfying(
            RequestAnswer.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.ROLE_WITHOUT_DUTY));
    assertThat(open()).isEmpty();
  }

  @Test
  void aLookAtTheListIsAnEntryThatSaysWhoAndHowManyAndNamesNobody() {
    taken(initiate(EVA, new Demand.Access()));

    open();

    Entry look = world.whole().getLast();
    assertThat(look.what().action()).isEqualTo(Action.READ);
    assertThat(look.what().count()).hasValue(1);
    assertThat(look.what().about()).isEmpty();
    assertThat(look.who()).isEqualTo(Who.of(EVA.actor()));
    assertThat(world.entries(anna)).extracting(Sequenced::entry).doesNotContain(look);
  }

  @Test
  void aRequestIsReceivedBetween1970AndNowAsClocksGo() {
    Instant now = world.now();
    Desk desk = world.gate().desk();

    for (Instant never :
        List.of(Instant.MIN, Instant.EPOCH.minusMillis(1), now.plusSeconds(121), Instant.MAX)) {
      assertThatThrownBy(() -> desk.initiate(EVA, anna, new Demand.Access(), never, REF))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var ahead = taken(desk.initiate(EVA, anna, new Demand.Access(), now.plusSeconds(120), REF));
    assertThat(ahead.request().received()).isEqualTo(now);
  }

  @Test
  void eachStepIsAnEntryThatSaysWhichAndTheLastClosesTheCase() {
    taken(initiate(EVA, new Demand.Access()));
    advance(EVA, Step.Acknowledged::new);
    advance(EVA, at -> new Step.Accepted(at, EVA.actor(), Step.Proof.STAFF));

    var ended = taken(advance(EVA, at -> new Step.Fulfilled(at, EVA.actor())));

    assertThat(ended.request().status()).isEqualTo(RequestStatus.FULFILLED);
    assertThat(standing().caseOf(REF).orElseThrow().isOpenAt(world.now())).isFalse();
    assertThat(open()).isEmpty();
    assertThat(
            world.entries(anna).stream()
                .map(Sequenced::entry)
                .filter(each -> each.what().action() == Action.ADVANCE_CASE)
                .flatMap(each -> each.why().reason().stream())
                .map(Object::toString))
        .containsExactly("acknowledged", "accepted", "fulfilled");
    assertThat(advance(EVA, Step.TakenBack::new))
        .isInstanceOfSatisfying(
            RequestAnswer.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.CASE_CLOSED));
  }

  @Test
  void aStepThatDoesNotLeadOnChangesNothingAndIsAnEntryToo() {
    taken(initiate(EVA, new Demand.Access()));

    var answer = advance(EVA, at -> new Step.Fulfilled(at, EVA.actor()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            RequestAnswer.NotTaken.class,
            not ->
                assertThat(not.why()).isEqualTo(new StepAnswer.NotFrom(RequestStatus.INITIATED)));
    assertThat(request().steps()).isEmpty();
  }

  @Test
  @Promise("P106")
  void anObjectionToMarketingTakesEffectAsSoonAsTheContactPointIsShown() {
    taken(initiate(EVA, new Demand.ObjectionToMarketing()));
    advance(EVA, Step.Acknowledged::new);
    assertThat(standing().objectsTo(MARKETING, world.now())).isFalse();

    taken(advance(EVA, at -> new Step.Accepted(at, EVA.actor(), Step.Proof.CONTACT_POINT)));

    assertThat(standing().objectsTo(MARKETING, world.now())).isTrue();
    assertThat(standing().objectsTo(Purpose.of("provision.billing"), world.now())).isFalse();
  }

  @Test
  @Promise("P104")
  void anObjectionThatDoesNotSayWhichProcessingStopsMarketingMeanwhile() {
    accepted(new Demand.Objection(Set.of()));

    assertThat(standing().objectsTo(MARKETING, world.now())).isTrue();
    assertThat(request().status()).isEqualTo(RequestStatus.ACCEPTED);
  }

  @Test
  void aConsentThatIsWithdrawnStandsNoMoreAndTheOthersStand() {
    Purpose offers = Purpose.of("direct-marketing");
    consent(new UUID(0, 1), offers);

    accepted(new Demand.Withdrawal(Set.of()));

    assertThat(standing().consentsTo(offers, world.now())).isFalse();
    assertThat(standing().will().consents()).hasSize(1);
  }

  @Test
  void whatIsToBeRestrictedIsRestrictedAsSoonAsItIsTheSubjectWhoAsks() {
    accepted(new Demand.Restricting(Restriction.Ground.ACCURACY_CONTESTED, Set.of(IDENTITY)));

    assertThat(standing().isRestricted(IDENTITY, world.now())).isTrue();
    assertThat(standing().isRestricted(GateWorld.SENSOR_LOG, world.now())).isFalse();
  }

  @Test
  @Promise("P71")
  void whatIsErasedWithinARequestLeavesTheRequestUntilItsCaseFileMayGoToo() {
    world.contract(anna, ALARM, "2025-01-01", Optional.of("2025-06-30"));
    accepted(new Demand.Erasure(Set.of()));

    taken(world.gate().desk().carryOut(EVA, anna, REF));
    assertThat(world.gate().holdings(anna)).isEmpty();
    taken(advance(EVA, at -> new Step.Fulfilled(at, EVA.actor())));
    world.gate().upkeep().redate(anna);

    assertThat(request().status()).isEqualTo(RequestStatus.FULFILLED);
    sweepLoose("2029-01-09");
    assertThat(world.stores().subjects().find(anna)).isPresent();
    sweepLoose("2029-01-11");
    assertThat(world.stores().requests().of(anna)).isEmpty();
    assertThat(world.stores().subjects().find(anna)).isEmpty();
  }

  @Test
  void whatARestrictionKeptGoesInItsTimeOnceTheRestrictionIsLifted() {
    restrict(Optional.empty());
    accepted(new Demand.Access());
    taken(advance(EVA, at -> new Step.Fulfilled(at, EVA.actor())));

    sweepLoose("2029-01-11");
    assertThat(world.stores().requests().of(anna)).hasSize(1);
    restrict(Optional.of(world.now()));
    world.gate().upkeep().redate(anna);

    sweepLoose("2029-01-12");
    assertThat(world.stores().requests().of(anna)).isEmpty();
  }

  private void restrict(Optional<Instant> lifted) {
    var restriction =
        new Restriction(
            new UUID(8, 8), Restriction.Ground.NEEDED_FOR_CLAIMS, Set.of(), GateWorld.NOON, lifted);
    var within = world.inCase(anna, "privacy", "rights");
    world
        .gate()
        .restate(within, anna, new StandingChange.Restricted(restriction), Optional.empty());
  }

  @Test
  @Promise("P71")
  void anAnsweredRequestLivesAsLongAsItsCaseFileAndNoLonger() {
    accepted(new Demand.Access());
    taken(advance(EVA, at -> new Step.Fulfilled(at, EVA.actor())));

    sweepLoose("2029-01-09");
    assertThat(world.stores().requests().of(anna)).hasSize(1);
    sweepLoose("2029-01-11");
    assertThat(world.stores().requests().of(anna)).isEmpty();
  }

  private void sweepLoose(String day) {
    world.on(day).gate().upkeep().eraseLoose(Requester.job("sweep"));
  }

  @Test
  @Promise({"P98", "P100"})
  void whatIsCarriedOutIsWhatWasPlannedAndStaysWithTheRequest() {
    UUID id = new UUID(3, 3);
    world.contract(anna, ALARM, "2025-01-01", Optional.of("2025-06-30"));
    world
        .gate()
        .restate(GateWorld.feeder(), anna, new StandingChange.Invoiced(bill(id)), Optional.empty());
    world.invoice(anna, id);
    accepted(new Demand.Erasure(Set.of()));

    var planned = (RequestAnswer.Planned) world.gate().desk().plan(EVA, anna, REF);
    var done = taken(world.gate().desk().carryOut(EVA, anna, REF));

    var step = (Step.CarriedOut) done.request().steps().getLast();
    assertThat(step.results()).isEqualTo(Part.results(planned.parts()));
    assertThat(step.results())
        .extracting(Result::category, Result::fate, Result::ground, Result::items)
        .containsExactly(
            tuple(IDENTITY, Result.Fate.ERASED, Optional.empty(), 1L),
            tuple(GateWorld.INVOICE, Result.Fate.KEPT, Optional.of("retention.books"), 1L));
    assertThat(world.gate().holdings(anna))
        .extracting(each -> each.category())
        .containsExactly(GateWorld.INVOICE);
    assertThat(taken(world.gate().desk().carryOut(EVA, anna, REF)).request().steps()).hasSize(4);
  }

  private static Invoice bill(UUID id) {
    var january = new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 31));
    return Invoice.open(id, ALARM, january, LocalDate.of(2025, 2, 10))
        .settled(new Settlement(Settlement.Kind.PAID, LocalDate.of(2025, 3, 1)));
  }

  @Test
  void nobodySaysThatAnErasureIsDoneBeforeItIs() {
    accepted(new Demand.Erasure(Set.of()));

    assertThat(advance(EVA, at -> new Step.Fulfilled(at, EVA.actor())))
        .isInstanceOfSatisfying(
            RequestAnswer.NotTaken.class,
            not -> assertThat(not.why()).isEqualTo(new StepAnswer.NotCarriedOut()));
    assertThat(world.gate().holdings(anna)).isNotEmpty();
  }

  @Test
  void nothingIsPlannedOrCarriedOutBeforeItIsTheSubjectWhoAsks() {
    taken(initiate(EVA, new Demand.Erasure(Set.of())));

    assertThat(world.gate().desk().plan(EVA, anna, REF)).isInstanceOf(RequestAnswer.NotTaken.class);
    assertThat(world.gate().desk().carryOut(EVA, anna, REF))
        .isInstanceOf(RequestAnswer.NotTaken.class);
    assertThat(world.gate().holdings(anna)).isNotEmpty();
  }

  @Test
  void aDemandThatErasesNothingIsAnsweredInAnotherWay() {
    accepted(new Demand.Access());

    assertThat(world.gate().desk().carryOut(EVA, anna, REF))
        .isInstanceOfSatisfying(
            RequestAnswer.NotTaken.class,
            not -> assertThat(not.why()).isEqualTo(new StepAnswer.NothingToCarryOut()));
    var planned = (RequestAnswer.Planned) world.gate().desk().plan(EVA, anna, REF);
    assertThat(planned.parts())
        .extracting(each -> each.verdict().fate())
        .containsOnly(Result.Fate.DELIVERED);
  }

  @Test
  @Promise({"P102", "P103"})
  void anObjectionEndsWhenCompellingGroundsWeighMoreAndNotAgainstMarketing() {
    Purpose development = Purpose.of("development");
    accepted(new Demand.Objection(Set.of(development, MARKETING)));
    assertThat(standing().objectsTo(development, world.now())).isTrue();

    advance(EVA, at -> new Step.RefusalProposed(at, EVA.actor(), Reason.COMPELLING_GROUNDS));
    taken(advance(BO, at -> new Step.Refused(at, BO.actor(), Reason.COMPELLING_GROUNDS)));

    assertThat(standing().objectsTo(development, world.now())).isFalse();
    assertThat(standing().objectsTo(MARKETING, world.now())).isTrue();
  }

  @Test
  void aCaseInWhichARequestWaitsIsClosedByItsAnswerAlone() {
    taken(initiate(EVA, new Demand.Access()));

    assertThat(world.gate().closeCase(EVA, anna, REF)).isInstanceOf(CaseAnswer.Refused.class);
    assertThat(standing().caseOf(REF).orElseThrow().isOpenAt(world.now())).isTrue();
  }

  @Test
  void aRefusalWaitsForASecondPerson() {
    accepted(new Demand.Erasure(Set.of()));
    advance(EVA, at -> new Step.RefusalProposed(at, EVA.actor(), Reason.LEGAL_OBLIGATION));

    assertThat(advance(EVA, at -> new Step.Refused(at, EVA.actor(), Reason.LEGAL_OBLIGATION)))
        .isInstanceOf(RequestAnswer.NotTaken.class);
    var refused =
        taken(advance(BO, at -> new Step.Refused(at, BO.actor(), Reason.LEGAL_OBLIGATION)));
    assertThat(refused.request().status()).isEqualTo(RequestStatus.REJECTED);
  }

  private void accepted(Demand demand) {
    taken(initiate(EVA, demand));
    taken(advance(EVA, Step.Acknowledged::new));
    taken(advance(EVA, at -> new Step.Accepted(at, EVA.actor(), Step.Proof.STAFF)));
  }

  private List<RequestStore.Kept> open() {
    return world.gate().desk().open(EVA, Optional.empty(), 10);
  }

  private RequestAnswer initiate(Requester by, Demand demand) {
    return world
        .gate()
        .desk()
        .initiate(by, anna, demand, world.now().minus(Duration.ofHours(1)), REF);
  }

  private RequestAnswer advance(Requester by, Function<Instant, Step> step) {
    return world.gate().desk().advance(by, anna, REF, step);
  }

  private static RequestAnswer.Taken taken(RequestAnswer answer) {
    assertThat(answer).isInstanceOf(RequestAnswer.Taken.class);
    return (RequestAnswer.Taken) answer;
  }

  private void consent(UUID id, Purpose purpose) {
    var consent =
        new Consent(
            id,
            purpose,
            GateWorld.alleato().policy().id(),
            world.now().minus(Duration.ofDays(3)),
            Optional.empty());
    world
        .gate()
        .restate(GateWorld.feeder(), anna, new StandingChange.Consented(consent), Optional.empty());
  }

  private Standing standing() {
    return world.stores().subjects().find(anna).orElseThrow();
  }

  private RightsRequest request() {
    List<RightsRequest> all = world.stores().requests().of(anna);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
