package org.trygg.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A country's working days, and the deadlines that depend on them: Regulation (EEC, Euratom)
/// 1182/71.
///
/// For the controller's duties to answer and to tell. How long data may be kept is a ceiling, which
/// never moves to a working day.
public record WorkingDays(List<Holiday> holidays) {
  public WorkingDays {
    holidays = List.copyOf(holidays);
  }

  /// Whether the day is none of a Saturday, a Sunday and a public holiday: Art. 2(2).
  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && holidays.stream().noneMatch(each -> each.in(day.getYear()).equals(Optional.of(day)));
  }

  /// The last day of a period of months that an event started: the day of the event is not counted,
  /// Art. 3(1); it ends on the same date, or on the month's last day where there is none such, Art.
  /// 3(2)(c); or on the next working day if that is none, Art. 3(4).
  ///
  /// @param months counted at once from the event: a period that was made longer is never chained
  public LocalDate monthsAfter(LocalDate event, int months) {
    return firstFrom(event.plusMonths(months));
  }

  /// The day itself, or the next working day.
  public LocalDate firstFrom(LocalDate day) {
    LocalDate next = day;
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }
}
