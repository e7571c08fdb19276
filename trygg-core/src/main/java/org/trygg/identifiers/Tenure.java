package org.trygg.identifiers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a lease ran, in whole microseconds.
///
/// @param from the first instant
/// @param until the first instant after it; empty while it is open
/// @param uncertain whether the end is an inference, such as the last sign of life before a lost
///   stop
public record Tenure(Instant from, Optional<Instant> until, boolean uncertain) {
  /// @throws IllegalArgumentException if it ends before it begins
  public Tenure {
    from = from.truncatedTo(ChronoUnit.MICROS);
    until = until.map(end -> end.truncatedTo(ChronoUnit.MICROS));
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException("A lease ends after it begins");
    }
  }

  public boolean covers(Instant at) {
    return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
  }
}
