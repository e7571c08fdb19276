package org.trygg.identifiers;

import java.time.Duration;

/// How far what the network tells of time is believed.
///
/// @param tolerance how wrong the clocks may be that an instant was read from; within it of a
///   change of holder nobody is named; default 2 seconds
/// @param silence how long after its last sign of life a session of which no end is told may still
///   have run; default 24 hours
public record Bounds(Duration tolerance, Duration silence) {
  public static final Bounds USUAL = new Bounds(Duration.ofSeconds(2), Duration.ofHours(24));

  /// @throws IllegalArgumentException if the tolerance is negative, or the silence not positive
  public Bounds {
    if (tolerance.isNegative() || !silence.isPositive()) {
      throw new IllegalArgumentException("A tolerance is 0 or more, a silence more than 0");
    }
  }
}
