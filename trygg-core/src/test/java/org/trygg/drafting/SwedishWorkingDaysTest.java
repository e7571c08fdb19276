package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.calendar.WorkingDays;

/// Swedish working days, and the deadlines of domain.md, from the law data of the house.
class SwedishWorkingDaysTest {
  private static final WorkingDays SWEDEN =
      ((Draft.Sound) Drafting.read(Copy.ALLEATO, Copy.LAW)).workingDays();

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 1, 2026-04-07", // Easter Sunday, then annandag påsk
    "2026-05-20, 1, 2026-06-22", // midsommardagen, a Saturday
    "2026-08-31, 1, 2026-09-30", // September has no 31st
    "2026-11-24, 1, 2026-12-24", // julafton is no public holiday
    "2026-11-25, 1, 2026-12-28", // juldagen, a Friday, then annandag jul and Sunday
    "2026-01-31, 1, 2026-03-02", // 28 February is a Saturday
    "2026-01-31, 3, 2026-04-30", // counted at once: never from 28 February on
    "2024-01-31, 1, 2024-02-29", // a leap day
    "2024-02-29, 1, 2024-04-02", // långfredagen, then Easter to annandag påsk
    "2026-02-25, 1, 2026-03-25",
    "2026-09-29, 1, 2026-10-29", // the clocks change in between
    "2026-09-30, 1, 2026-10-30",
    "2026-05-06, 1, 2026-06-08", // nationaldagen, a Saturday
    "2003-05-09, 1, 2003-06-10", // annandag pingst, while it was one
    "2026-12-31, 1, 2027-02-01", // a Sunday
  })
  void anAnswerIsDueOnTheSameDateOrTheNextWorkingDay(
      LocalDate received, int months, LocalDate due) {
    assertThat(SWEDEN.monthsAfter(received, months)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 04-03, 04-05, 04-06, 05-14, 05-24, 06-20, 10-31",
    "2027, 03-26, 03-28, 03-29, 05-06, 05-16, 06-26, 11-06",
    "2028, 04-14, 04-16, 04-17, 05-25, 06-04, 06-24, 11-04",
    "2029, 03-30, 04-01, 04-02, 05-10, 05-20, 06-23, 11-03",
    "2030, 04-19, 04-21, 04-22, 05-30, 06-09, 06-22, 11-02",
    "2031, 04-11, 04-13, 04-14, 05-22, 06-01, 06-21, 11-01",
    "2032, 03-26, 03-28, 03-29, 05-06, 05-16, 06-26, 11-06",
  })
  void theHolidaysOfAYearAreThoseOfTheAlmanac(
      int year,
      String goodFriday,
      String easter,
      String easterMonday,
      String ascension,
      String pentecost,
      String midsummer,
      String allSaints) {
    List<LocalDate> moving =
        List.of(goodFriday, easter, easterMonday, ascension, pentecost, midsummer, allSaints)
            .stream()
            .map(day -> LocalDate.parse(year + "-" + day))
            .toList();
    List<LocalDate> fixed =
        List.of("01-01", "01-06", "05-01", "06-06", "12-25", "12-26").stream()
            .map(day -> LocalDate.parse(year + "-" + day))
            .toList();

    assertThat(SWEDEN.holidays().stream().flatMap(each -> each.in(year).stream()))
        .containsAll(moving)
        .containsAll(fixed)
        .hasSize(moving.size() + fixed.size());
  }

  @Test
  void aDayIsNoWorkingDayByItsWeekdayOrByTheLawAlone() {
    assertThat(daysOf(2026).filter(SWEDEN::isWorkingDay))
        .noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY)
        .noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
        // 261 weekdays, of which seven are holidays.
        .hasSize(254)
        .contains(LocalDate.parse("2026-06-19"), LocalDate.parse("2026-12-31"));
  }

  @Test
  void easterIsASundayBetweenTheTwentySecondOfMarchAndTheTwentyFifthOfApril() {
    var easter =
        SWEDEN.holidays().stream()
            .filter(each -> each.name().equals("Påskdagen"))
            .findFirst()
            .orElseThrow();

    assertThat(IntStream.rangeClosed(1990, 2400).mapToObj(year -> easter.in(year).orElseThrow()))
        .allMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
        .allMatch(day -> !day.isBefore(LocalDate.of(day.getYear(), 3, 22)))
        .allMatch(day -> !day.isAfter(LocalDate.of(day.getYear(), 4, 25)));
  }

  @Test
  void aHolidayIsNoneBeforeTheLawSaidSoNorAfterItEnded() {
    assertThat(SWEDEN.isWorkingDay(LocalDate.parse("2004-05-31"))).isFalse();
    assertThat(SWEDEN.isWorkingDay(LocalDate.parse("2005-05-16"))).isTrue();
    assertThat(SWEDEN.isWorkingDay(LocalDate.parse("2003-06-06"))).isTrue();
    assertThat(SWEDEN.isWorkingDay(LocalDate.parse("2005-06-06"))).isFalse();
  }

  private static Stream<LocalDate> daysOf(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return LongStream.range(0, first.lengthOfYear()).mapToObj(first::plusDays);
  }
}
