package org.trygg.subject;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.ServiceName;

/// A contract between the subject and the controller for one service.
///
/// @param start the first day of the contract
/// @param end the day on which it ended; empty while nobody has ended it
public record Contract(UUID id, ServiceName service, LocalDate start, Optional<LocalDate> end) {
  /// @throws IllegalArgumentException if the end lies before the start
  public Contract {
    if (end.isPresent() && end.get().isBefore(start)) {
      throw new IllegalArgumentException("A contract ends on or after its first day");
    }
  }

  /// Whether the subject holds the service on the day: from the first day to the last, both
  /// included.
  public boolean isActiveOn(LocalDate day) {
    return !day.isBefore(start) && !isEndedBefore(day);
  }

  /// Whether the contract lies wholly before the day; one that has yet to start does not.
  public boolean isEndedBefore(LocalDate day) {
    return end.isPresent() && end.get().isBefore(day);
  }
}
