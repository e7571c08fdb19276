package org.trygg.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Holiday;
import org.trygg.calendar.WorkingDays;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;

class DeadlineTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingDays DAYS =
      new WorkingDays(
          List.of(
              new Holiday(
                  "Annandag påsk",
                  new Holiday.Rule.FromEaster(1),
                  LocalDate.parse("1990-01-01"),
                  Optional.empty()),
              new Holiday(
                  "Första maj",
                  new Holiday.Rule.On(MonthDay.of(5, 1)),
                  LocalDate.parse("1990-01-01"),
                  Optional.empty())));
  private static final Actor ANNA = new Actor.Staff("anna", Role.of("privacy"));

  @Test
  void anAnswerIsDueAMonthAfterReceiptOnAWorkingDay() {
    assertThat(due(received("2026-03-05T08:00:00Z"))).isEqualTo("2026-04-07");
    assertThat(due(received("2026-03-31T08:00:00Z"))).isEqualTo("2026-04-30");
  }

  @Test
  void theDayOfReceiptIsTheControllersAndNotGreenwichs() {
    assertThat(due(received("2026-12-31T23:30:00Z"))).isEqualTo("2027-02-01");
    assertThat(due(received("2026-06-30T22:30:00Z"))).isEqualTo("2026-08-03");
    assertThat(due(received("2026-06-30T21:30:00Z"))).isEqualTo("2026-07-30");
  }

  @Test
  void threeMonthsCountFromReceiptAndNotFromTheFirstMonthsEnd() {
    var delayed =
        received(
            "2026-01-31T08:00:00Z",
            new Step.Delayed(Instant.parse("2026-02-20T08:00:00Z"), ANNA, Reason.COMPLEX));

    assertThat(due(received("2026-01-31T08:00:00Z"))).isEqualTo("2026-03-02");
    assertThat(due(delayed)).isEqualTo("2026-04-30");
    assertThat(of(delayed).isExtendable()).isFalse();
  }

  @Test
  void theClockWaitsWhileTheSubjectIsAskedWhoItIs() {
    var asked =
        new Step.Doubted(Instant.parse("2026-03-10T08:00:00Z"), ANNA, Step.Doubt.DETAILS_DIFFER);
    var answered = new Step.Answered(Instant.parse("2026-03-20T08:00:00Z"));
    var open = received("2026-03-05T08:00:00Z", asked);
    var after = received("2026-03-05T08:00:00Z", asked, answered);

    assertThat(of(open).isPaused()).isTrue();
    assertThat(of(open).isMissedAt(Instant.parse("2026-07-01T08:00:00Z"))).isFalse();
    assertThat(of(after).isPaused()).isFalse();
    assertThat(due(after)).isEqualTo("2026-04-15");
  }

  @Test
  void aDayThatIsMissedStaysMissedWhateverIsDoubtedLater() {
    var asked =
        new Step.Doubted(Instant.parse("2026-04-08T08:00:00Z"), ANNA, Step.Doubt.DETAILS_DIFFER);
    var answered = new Step.Answered(Instant.parse("2026-04-20T08:00:00Z"));
    var open = of(received("2026-03-05T08:00:00Z", asked));

    assertThat(open.isPaused()).isFalse();
    assertThat(open.isMissedAt(Instant.parse("2026-04-08T09:00:00Z"))).isTrue();
    assertThat(due(received("2026-03-05T08:00:00Z", asked, answered))).isEqualTo("2026-04-07");
  }

  @Test
  void aDoubtOnTheLastDayStillLetsTheClockWait() {
    var asked =
        new Step.Doubted(Instant.parse("2026-04-07T21:59:59Z"), ANNA, Step.Doubt.DETAILS_DIFFER);

    assertThat(of(received("2026-03-05T08:00:00Z", asked)).isPaused()).isTrue();
  }

  @Test
  void nothingHidesBehindALongPause() {
    var asked =
        new Step.Doubted(Instant.parse("2026-03-10T08:00:00Z"), ANNA, Step.Doubt.DETAILS_DIFFER);
    Deadline deadline = of(received("2026-03-05T08:00:00Z", asked));

    assertThat(deadline.isPaused()).isTrue();
    assertThat(deadline.isNearAt(Instant.parse("2026-03-30T21:59:59Z"))).isFalse();
    assertThat(deadline.isNearAt(Instant.parse("2026-03-30T22:00:00Z"))).isTrue();
    assertThat(deadline.isMissedAt(Instant.parse("2026-04-07T22:00:00Z"))).isFalse();
  }

  @Test
  void aDeadlineIsNearAWeekBeforeAndMissedOnTheDayAfter() {
    Deadline deadline = of(received("2026-03-05T08:00:00Z"));

    assertThat(deadline.isNearAt(Instant.parse("2026-03-30T21:59:59Z"))).isFalse();
    assertThat(deadline.isNearAt(Instant.parse("2026-03-30T22:00:00Z"))).isTrue();
    assertThat(deadline.isMissedAt(Instant.parse("2026-04-07T21:59:59Z"))).isFalse();
    assertThat(deadline.isMissedAt(Instant.parse("2026-04-07T22:00:00Z"))).isTrue();
  }

  @Test
  void whatAProductHasMeasuredIsDueOnTheNextWorkingDayAndNoLater() {
    var request =
        RightsRequest.initiated(
            new CaseRef(new UUID(3, 4)),
            new Demand.ProductData(),
            Instant.parse("2026-04-30T08:00:00Z"));

    assertThat(due(request)).isEqualTo("2026-05-04");
    assertThat(of(request).isExtendable()).isFalse();
  }

  private static RightsRequest received(String at, Step... steps) {
    return new RightsRequest(
        new CaseRef(new UUID(3, 4)), new Demand.Access(), Instant.parse(at), List.of(steps));
  }

  private static Deadline of(RightsRequest request) {
    return Deadline.of(request, DAYS, STOCKHOLM);
  }

  private static String due(RightsRequest request) {
    return of(request).due().toString();
  }
}
