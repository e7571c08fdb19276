package org.trygg.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.trygg.subject.DayRange;

/// The controller's fiscal years: those that end on its usual day, and those that do not.
///
/// A fiscal year may be up to 18 months long at the start or a change, and may end in any month:
/// BFL 3:1, 3:3. Hence a table, and never a guess from an invoice's date.
///
/// @param usualEnd the day of the year on which a fiscal year ends as a rule
/// @param others years of another length or end; each day lies in one of them at most
public record FiscalYears(MonthDay usualEnd, List<DayRange> others) {
  public FiscalYears {
    others = List.copyOf(others);
  }

  /// The last day of the fiscal year in which the day lies.
  public LocalDate endOfYearOf(LocalDate day) {
    for (DayRange other : others) {
      if (other.contains(day)) {
        return other.last();
      }
    }
    LocalDate end = usualEnd.atYear(day.getYear());
    return day.isAfter(end) ? usualEnd.atYear(day.getYear() + 1) : end;
  }
}
