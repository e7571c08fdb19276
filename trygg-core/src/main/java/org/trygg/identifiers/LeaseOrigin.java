package org.trygg.identifiers;

import java.time.LocalDate;
import java.util.Optional;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;

/// The events that a lease comes from, as far as retention needs to know: it lives as long as the
/// last of them.
///
/// @param day of the last event, in the controller's zone
/// @param eraseOn the first day on which the lease is to be gone; empty while its period is open
public record LeaseOrigin(
    Category category, LocalDate day, Optional<ServiceName> service, Optional<LocalDate> eraseOn) {
  /// The origin of a lease that both tell of.
  LeaseOrigin with(LeaseOrigin other) {
    return day.isAfter(other.day) ? this : other;
  }
}
