package org.trygg.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.policy.Policies;
import org.trygg.policy.Policy;

class ControllerCalendarTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ControllerCalendar CALENDAR = of(Policies.alleato());
  private static final ControllerCalendar BROKEN = of(Policies.alleato(Policies.BROKEN_YEARS));

  @ParameterizedTest(name = "{0} lies on {1}")
  @CsvSource({
    "2026-12-31T23:30:00Z, 2027-01-01",
    "2026-12-31T22:59:59Z, 2026-12-31",
    "2026-07-10T21:59:59Z, 2026-07-10", // summer time is two hours ahead
    "2026-07-10T22:00:00Z, 2026-07-11",
    "2026-10-24T22:30:00Z, 2026-10-25", // the night when summer time ends
    "1985-01-31T23:00:00Z, 1985-02-01", // before the table
    "2150-01-31T23:00:00Z, 2150-02-01", // after it
  })
  void aMomentLiesOnTheControllersOwnDay(Instant moment, LocalDate day) {
    assertThat(Days.date(CALENDAR.dayOf(moment))).isEqualTo(day);
  }

  @Test
  void knowsTheDayOfEveryMomentAsTheCalendarDoes() {
    var random = new Random(15);
    for (int i = 0; i < 200_000; i++) {
      var moment = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 6_000_000_000L));
      assertThat(CALENDAR.dayOf(moment))
          .isEqualTo((int) LocalDate.ofInstant(moment, STOCKHOLM).toEpochDay());
    }
  }

  @Test
  void theEndsOfTimeHaveADayToo() {
    assertThat(Days.date(CALENDAR.dayOf(Instant.MAX))).isEqualTo(LocalDate.of(9999, 12, 31));
    assertThat(Days.date(CALENDAR.dayOf(Instant.MIN))).isEqualTo(LocalDate.of(0, 1, 1));
  }

  @Test
  void closesTheBooksOfEveryDayAsTheFiscalYearsSay() {
    LocalDate last = LocalDate.of(2040, 12, 31);
    for (LocalDate day = LocalDate.of(2015, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
      int year = Policies.BROKEN_YEARS.endOfYearOf(day).getYear();
      assertThat(BROKEN.closingOf(Days.of(day))).isEqualTo(Days.of(LocalDate.of(year, 12, 31)));
    }
  }

  private static ControllerCalendar of(Policy policy) {
    return new ControllerCalendar(
        policy.controller().zone(), policy.controller().fiscalYears(), policy.statutes());
  }
}
