package org.trygg.sealed;

import java.time.Duration;
import java.time.Instant;

/// How the sealed log grows: so many leaves at every beat of its clock, whatever happened.
///
/// @param period from one beat to the next, a second to a day
/// @param leaves 1 to 256; entries beyond them wait for the next beat
public record Beat(Duration period, int leaves) {
  private static final int MOST_LEAVES = 256;

  /// @throws IllegalArgumentException if the period or the number is out of range
  public Beat {
    if (period.compareTo(Duration.ofSeconds(1)) < 0
        || period.compareTo(Duration.ofDays(1)) > 0
        || leaves < 1
        || leaves > MOST_LEAVES) {
      throw new IllegalArgumentException("A beat is a second to a day, and has 1 to 256 leaves");
    }
  }

  /// The number of the beat in which the moment lies, counted from 1970.
  long at(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), period.toSeconds());
  }
}
