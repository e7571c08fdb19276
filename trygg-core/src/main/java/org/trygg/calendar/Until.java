package org.trygg.calendar;

import java.time.LocalDate;

/// Until when something may be used for a purpose.
public sealed interface Until {
  /// No end is known: something that keeps it is still going on.
  record Open() implements Until {}

  /// Up to a day.
  ///
  /// @param end the first day on which it may no longer be used
  record Day(LocalDate end) implements Until {}

  /// Not at all: there is no consent, or an objection stands.
  record Never() implements Until {}

  /// Whether use is allowed on the day.
  default boolean allows(LocalDate day) {
    return switch (this) {
      case Open _ -> true;
      case Day(LocalDate end) -> day.isBefore(end);
      case Never _ -> false;
    };
  }
}
