package org.trygg.calendar;

import static java.time.temporal.TemporalAdjusters.nextOrSame;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;

/// A public holiday as dated data: which day of the year it is, and from when on the law says so.
///
/// @param from the first day on which the law says so
/// @param until the first day on which it no longer does; empty while it does
public record Holiday(String name, Rule rule, LocalDate from, Optional<LocalDate> until) {
  /// How the day is found in a year.
  public sealed interface Rule {
    /// The same day each year.
    record On(MonthDay day) implements Rule {}

    /// So many days after Easter Sunday, or before it.
    record FromEaster(int days) implements Rule {}

    /// The first such day of the week on or after that day.
    record WeekdayFrom(DayOfWeek weekday, MonthDay first) implements Rule {}
  }

  /// The day it is in the year; empty in a year whose law has no such holiday.
  public Optional<LocalDate> in(int year) {
    LocalDate day =
        switch (rule) {
          case Rule.On(MonthDay on) -> on.atYear(year);
          case Rule.FromEaster(int days) -> easter(year).plusDays(days);
          case Rule.WeekdayFrom(DayOfWeek weekday, MonthDay first) ->
              first.atYear(year).with(nextOrSame(weekday));
        };
    boolean holds = !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    return holds ? Optional.of(day) : Optional.empty();
  }

  /// Easter Sunday of the Gregorian calendar: J.-M. Oudin, 1940.
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int leaps = century - century / 4 - (8 * century + 13) / 25;
    int epact = Math.floorMod(19 * golden + leaps + 15, 30);
    int moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    int sunday = Math.floorMod(year + year / 4 + moon + 2 - century + century / 4, 7);
    return Year.of(year).atMonth(3).atDay(28).plusDays((long) moon - sunday);
  }
}
