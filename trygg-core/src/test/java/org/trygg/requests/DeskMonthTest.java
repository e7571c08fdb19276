package org.trygg.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.WorkingDays;
import org.trygg.requests.Counted.Ending;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;

class DeskMonthTest {
  private static final Actor ANNA = new Actor.Staff("anna", Role.of("privacy"));
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final List<Reason> REFUSALS =
      Arrays.stream(Reason.values()).filter(Reason::isRefusal).toList();

  @Test
  void aMonthIsTheControllersAndAnAnswerOnTheLastDayIsInTime() {
    var received = Instant.parse("2026-03-31T22:30:00Z");

    assertThat(counted(received).month()).isEqualTo(YearMonth.of(2026, 4));
    assertThat(counted(received).ending()).isEqualTo(Ending.OPEN);
    assertThat(counted(received, fulfilled("2026-05-01T21:59:59Z")).ending())
        .isEqualTo(Ending.IN_TIME);
    assertThat(counted(received, fulfilled("2026-05-01T22:00:00Z")).ending())
        .isEqualTo(Ending.LATE);
    assertThat(
            counted(received, new Step.TakenBack(Instant.parse("2026-09-01T00:00:00Z"))).ending())
        .isEqualTo(Ending.UNANSWERED);
  }

  @Test
  void whoeverRefusesWhileTheClockWaitsIsInTime() {
    Counted refused =
        counted(
            Instant.parse("2026-03-02T09:00:00Z"),
            new Step.Acknowledged(Instant.parse("2026-03-02T10:00:00Z")),
            new Step.Doubted(
                Instant.parse("2026-03-03T10:00:00Z"), ANNA, Step.Doubt.UNKNOWN_ADDRESS),
            new Step.Refused(
                Instant.parse("2026-05-03T10:00:00Z"), ANNA, Reason.IDENTITY_NOT_SHOWN));

    assertThat(refused.ending()).isEqualTo(Ending.IN_TIME);
    assertThat(refused.refused()).contains(Reason.IDENTITY_NOT_SHOWN);
  }

  @Test
  void whatCameInIsWhatEndedAndWhatIsOpenHoweverItIsSpread() {
    var chance = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<DeskMonth.Count> counts = counts(chance);

      List<DeskMonth> months = DeskMonth.of(counts);

      assertThat(months)
          .allSatisfy(each ->
              assertThat(each.inTime() + each.late() + each.open() + each.unanswered())
                  .isEqualTo(each.received()));
      assertThat(months)
          .isSortedAccordingTo(
              Comparator.comparing(DeskMonth::month).thenComparing(DeskMonth::demand))
          .doesNotHaveDuplicates();
      assertThat(months.stream().mapToLong(DeskMonth::received).sum())
          .isEqualTo(counts.stream().mapToLong(DeskMonth.Count::requests).sum());
    }
  }

  @Test
  void extensionsAndRefusalsAreCountedBesideTheEndings() {
    var extended = new Counted(MARCH, Demand.Kind.ACCESS, Ending.LATE, true, Optional.empty());
    var refused =
        new Counted(MARCH, Demand.Kind.ACCESS, Ending.IN_TIME, true, Optional.of(Reason.EXCESSIVE));

    assertThat(
            DeskMonth.of(
                List.of(new DeskMonth.Count(extended, 2), new DeskMonth.Count(refused, 3))))
        .singleElement()
        .satisfies(month -> {
          assertThat(month.received()).isEqualTo(5);
          assertThat(month.late()).isEqualTo(2);
          assertThat(month.inTime()).isEqualTo(3);
          assertThat(month.extended()).isEqualTo(5);
          assertThat(month.refused()).isEqualTo(Map.of(Reason.EXCESSIVE, 3L));
        });
  }

  private static Counted counted(Instant received, Step... steps) {
    var request =
        new RightsRequest(
            new CaseRef(new UUID(1, 2)), new Demand.Access(), received, List.of(steps));
    return Counted.of(
        request, Deadline.of(request, new WorkingDays(List.of()), ZoneId.of("Europe/Stockholm")));
  }

  private static Step fulfilled(String at) {
    return new Step.Fulfilled(Instant.parse(at), ANNA);
  }

  private static List<DeskMonth.Count> counts(Random chance) {
    var counts = new ArrayList<DeskMonth.Count>();
    for (int i = chance.nextInt(40); i > 0; i--) {
      Ending ending = any(chance, List.of(Ending.values()));
      Optional<Reason> refused =
          chance.nextBoolean() ? Optional.empty() : Optional.of(any(chance, REFUSALS));
      counts.add(
          new DeskMonth.Count(
              new Counted(
                  YearMonth.of(2026, 1 + chance.nextInt(12)),
                  any(chance, List.of(Demand.Kind.values())),
                  ending,
                  chance.nextBoolean(),
                  refused),
              1 + chance.nextInt(9)));
    }
    return counts;
  }

  private static <T> T any(Random chance, List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }
}
