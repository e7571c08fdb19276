package org.trygg.subject;

import java.time.LocalDate;

/// Days from the first to the last, both included.
public record DayRange(LocalDate first, LocalDate last) {
  /// @throws IllegalArgumentException if the last lies before the first
  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("A range of days ends on or after its first day");
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
