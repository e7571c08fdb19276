package org.trygg.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.requests.RequestStatus.ACCEPTED;
import static org.trygg.requests.RequestStatus.ACKNOWLEDGED;
import static org.trygg.requests.RequestStatus.ACTION_DELAYED;
import static org.trygg.requests.RequestStatus.FULFILLED;
import static org.trygg.requests.RequestStatus.INITIATED;
import static org.trygg.requests.RequestStatus.REJECTED;
import static org.trygg.requests.RequestStatus.REQUIRED_ACTION_PERFORMED;
import static org.trygg.requests.RequestStatus.REQUIRES_ACTION;
import static org.trygg.requests.RequestStatus.UNFULFILLED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trygg.calendar.WorkingDays;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;

class RightsRequestTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingDays WEEKDAYS = new WorkingDays(List.of());
  private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
  private static final Actor ANNA = new Actor.Staff("anna", Role.of("privacy"));
  private static final Actor BO = new Actor.Staff("bo", Role.of("privacy"));

  private static final Step ACKNOWLEDGE = new Step.Acknowledged(NOON);
  private static final Step DOUBT = new Step.Doubted(NOON, ANNA, Step.Doubt.ON_BEHALF_OF_ANOTHER);
  private static final Step ANSWER = new Step.Answered(NOON);
  private static final Step ACCEPT = new Step.Accepted(NOON, ANNA, Step.Proof.SIGNED_IN);
  private static final Step DELAY = new Step.Delayed(NOON, ANNA, Reason.COMPLEX);
  private static final Step PROPOSE = new Step.RefusalProposed(NOON, ANNA, Reason.LEGAL_OBLIGATION);
  private static final Step REFUSE = new Step.Refused(NOON, BO, Reason.LEGAL_OBLIGATION);
  private static final Step FULFIL = new Step.Fulfilled(NOON, ANNA);
  private static final Step TAKE_BACK = new Step.TakenBack(NOON);

  /// The shortest way to each status.
  private static final Map<RequestStatus, List<Step>> WAYS =
      new EnumMap<>(
          Map.of(
              INITIATED, List.of(),
              ACKNOWLEDGED, List.of(ACKNOWLEDGE),
              REQUIRES_ACTION, List.of(ACKNOWLEDGE, DOUBT),
              REQUIRED_ACTION_PERFORMED, List.of(ACKNOWLEDGE, DOUBT, ANSWER),
              ACCEPTED, List.of(ACKNOWLEDGE, ACCEPT),
              ACTION_DELAYED, List.of(ACKNOWLEDGE, ACCEPT, DELAY),
              FULFILLED, List.of(ACKNOWLEDGE, ACCEPT, FULFIL),
              REJECTED, List.of(ACKNOWLEDGE, PROPOSE, REFUSE),
              UNFULFILLED, List.of(TAKE_BACK)));

  /// Where each step leads, and from where: written out, and not asked of the program.
  record Way(Step step, Set<RequestStatus> from, RequestStatus to) {}

  private static final List<Way> TABLE =
      List.of(
          new Way(ACKNOWLEDGE, Set.of(INITIATED), ACKNOWLEDGED),
          new Way(DOUBT, Set.of(ACKNOWLEDGED, REQUIRED_ACTION_PERFORMED), REQUIRES_ACTION),
          new Way(ANSWER, Set.of(REQUIRES_ACTION), REQUIRED_ACTION_PERFORMED),
          new Way(ACCEPT, Set.of(ACKNOWLEDGED, REQUIRED_ACTION_PERFORMED), ACCEPTED),
          new Way(DELAY, Set.of(ACCEPTED), ACTION_DELAYED),
          new Way(FULFIL, Set.of(ACCEPTED, ACTION_DELAYED), FULFILLED),
          new Way(
              TAKE_BACK,
              Set.of(
                  INITIATED,
                  ACKNOWLEDGED,
                  REQUIRES_ACTION,
                  REQUIRED_ACTION_PERFORMED,
                  ACCEPTED,
                  ACTION_DELAYED),
              UNFULFILLED));

  record Try(RequestStatus from, Way way) {}

  static Stream<Try> tries() {
    return Arrays.stream(RequestStatus.values())
        .flatMap(from -> TABLE.stream().map(way -> new Try(from, way)));
  }

  @ParameterizedTest
  @EnumSource
  void theWayToEachStatusLeadsThere(RequestStatus status) {
    assertThat(at(status).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("tries")
  void aStepIsTakenFromWhereTheLawLetsItAndFromNowhereElse(Try one) {
    StepAnswer answer = take(at(one.from), one.way.step);

    if (one.way.from.contains(one.from)) {
      assertThat(taken(answer).status()).isEqualTo(one.way.to);
    } else {
      assertThat(answer).isEqualTo(new StepAnswer.NotFrom(one.from));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestStatus.class,
      names = {"FULFILLED", "REJECTED", "UNFULFILLED"})
  void nothingLeadsOnFromAnEnd(RequestStatus end) {
    assertThat(Stream.of(PROPOSE, REFUSE, ACKNOWLEDGE, FULFIL, TAKE_BACK))
        .allSatisfy(step -> assertThat(take(at(end), step)).isEqualTo(new StepAnswer.NotFrom(end)));
  }

  @Test
  void aRefusalTakesTwoPersons() {
    var proposed = taken(take(at(ACCEPTED), PROPOSE));

    assertThat(proposed.status()).isEqualTo(ACCEPTED);
    assertThat(take(proposed, new Step.Refused(NOON, ANNA, Reason.LEGAL_OBLIGATION)))
        .isEqualTo(new StepAnswer.SamePerson());
    assertThat(taken(take(proposed, REFUSE)).status()).isEqualTo(REJECTED);
  }

  @Test
  void nobodyRefusesForAReasonThatNobodyHasProposed() {
    var proposed = taken(take(at(ACCEPTED), PROPOSE));

    assertThat(take(at(ACCEPTED), REFUSE)).isEqualTo(new StepAnswer.NotProposed());
    assertThat(take(proposed, new Step.Refused(NOON, BO, Reason.EXCESSIVE)))
        .isEqualTo(new StepAnswer.NotProposed());
  }

  @Test
  void muchWorkIsNoGroundToRefuseAndARefusalNoGroundToWait() {
    assertThat(take(at(ACCEPTED), new Step.RefusalProposed(NOON, ANNA, Reason.MANY)))
        .isEqualTo(new StepAnswer.NoGround(Reason.MANY));
    assertThat(take(at(ACCEPTED), new Step.Delayed(NOON, ANNA, Reason.EXCESSIVE)))
        .isEqualTo(new StepAnswer.NoGround(Reason.EXCESSIVE));
  }

  @Test
  void theMonthIsLengthenedOnlyWhileItLasts() {
    var onTheLastDay = Instant.parse("2026-04-03T21:59:59Z");
    var afterIt = Instant.parse("2026-04-03T22:00:00Z");

    assertThat(take(at(ACCEPTED), new Step.Delayed(onTheLastDay, ANNA, Reason.COMPLEX)))
        .isInstanceOf(StepAnswer.Taken.class);
    assertThat(take(at(ACCEPTED), new Step.Delayed(afterIt, ANNA, Reason.COMPLEX)))
        .isEqualTo(new StepAnswer.TooLate(LocalDate.parse("2026-04-03")));
  }

  @Test
  void nobodyIsInDoubtForTheFirstTimeWhenTheDayIsOver() {
    var onTheLastDay = Instant.parse("2026-04-03T21:59:59Z");
    var afterIt = Instant.parse("2026-04-03T22:00:00Z");

    assertThat(take(at(ACKNOWLEDGED), doubt(onTheLastDay))).isInstanceOf(StepAnswer.Taken.class);
    assertThat(take(at(ACKNOWLEDGED), doubt(afterIt)))
        .isEqualTo(new StepAnswer.TooLate(LocalDate.parse("2026-04-03")));
    assertThat(take(at(REQUIRED_ACTION_PERFORMED), doubt(afterIt)))
        .isEqualTo(new StepAnswer.TooLate(LocalDate.parse("2026-04-03")));
  }

  @Test
  void twoRolesDoNotMakeTwoPersons() {
    var inAnotherRole = new Actor.Staff("anna", Role.of("legal"));
    var proposed = taken(take(at(ACCEPTED), PROPOSE));

    assertThat(take(proposed, new Step.Refused(NOON, inAnotherRole, Reason.LEGAL_OBLIGATION)))
        .isEqualTo(new StepAnswer.SamePerson());
  }

  @Test
  void aContactPointIsProofEnoughToStopMarketingAndForNothingElse() {
    var byContactPoint = new Step.Accepted(NOON, ANNA, Step.Proof.CONTACT_POINT);

    assertThat(
            take(asking(new Demand.ObjectionToMarketing(), List.of(ACKNOWLEDGE)), byContactPoint))
        .isInstanceOf(StepAnswer.Taken.class);
    assertThat(take(at(ACKNOWLEDGED), byContactPoint))
        .isEqualTo(new StepAnswer.WeakProof(Step.Proof.CONTACT_POINT));
  }

  private static Step doubt(Instant at) {
    return new Step.Doubted(at, ANNA, Step.Doubt.DETAILS_DIFFER);
  }

  private static RightsRequest at(RequestStatus status) {
    return asking(new Demand.Access(), WAYS.getOrDefault(status, List.of()));
  }

  private static RightsRequest asking(Demand demand, List<Step> steps) {
    return new RightsRequest(
        new CaseRef(new UUID(1, 2)), demand, Instant.parse("2026-03-03T10:00:00Z"), steps);
  }

  private static StepAnswer take(RightsRequest request, Step step) {
    return request.take(step, Deadline.of(request, WEEKDAYS, STOCKHOLM));
  }

  private static RightsRequest taken(StepAnswer answer) {
    assertThat(answer).isInstanceOf(StepAnswer.Taken.class);
    return ((StepAnswer.Taken) answer).request();
  }
}
