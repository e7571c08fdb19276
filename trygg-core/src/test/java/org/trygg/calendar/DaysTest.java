package org.trygg.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class DaysTest {
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  @Test
  void addsMonthsAsTheCalendarDoesForEveryDayOfACentury() {
    long differing = 0;
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (int months = 0; months <= 120; months++) {
        int sum = Days.plusMonths(Days.of(day), months);
        differing += sum == day.plusMonths(months).toEpochDay() ? 0 : 1;
      }
    }

    assertThat(differing).isZero();
  }

  @Test
  void knowsTheYearOfEveryDayOfACenturyAndItsLastDay() {
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      int year = Days.year(Days.of(day));

      assertThat(year).isEqualTo(day.getYear());
      assertThat(Days.lastOfYear(year)).isEqualTo((int) LocalDate.of(year, 12, 31).toEpochDay());
    }
  }

  @ParameterizedTest(name = "{0} and {1} months: {2}")
  @CsvSource({
    "2024-02-29, 24, 2026-02-28", // no 29 February in 2026
    "2024-02-29, 48, 2028-02-29",
    "2026-08-31, 6, 2027-02-28", // no 31 February
    "2026-01-31, 3, 2026-04-30", // in one step
    "2026-01-31, 1, 2026-02-28",
    "1899-12-31, 2, 1900-02-28", // 1900 is no leap year
    "1999-12-31, 2, 2000-02-29", // 2000 is one
  })
  void endsOnTheSameDayOfTheMonthOrItsLast(LocalDate day, int months, LocalDate end) {
    assertThat(Days.plusMonths(Days.of(day), months)).isEqualTo((int) end.toEpochDay());
  }

  @Test
  void monthsInOneStepAreNotMonthsInAChain() {
    int day = Days.of(LocalDate.of(2026, 1, 31));

    assertThat(Days.date(Days.plusMonths(Days.plusMonths(day, 1), 2))).isEqualTo("2026-04-28");
    assertThat(Days.date(Days.plusMonths(day, 3))).isEqualTo("2026-04-30");
  }

  @Test
  void daysBeyondEveryCalendarStayWithinReach() {
    int late = Days.plusMonths(Days.of(LocalDate.MAX), Integer.MAX_VALUE);

    assertThat(Days.date(late)).isEqualTo(LocalDate.of(99999, 12, 31));
    assertThat(Days.date(Days.of(LocalDate.MIN))).isEqualTo(LocalDate.of(0, 1, 1));
  }
}
