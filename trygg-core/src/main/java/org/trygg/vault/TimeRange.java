package org.trygg.vault;

import java.time.Instant;

/// A stretch of time, from its first instant up to, not including, its end.
public record TimeRange(Instant from, Instant until) {
  /// Every time an event can have.
  public static final TimeRange ALL =
      new TimeRange(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));

  /// @throws IllegalArgumentException if it ends before it begins
  public TimeRange {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("A time range ends after it begins");
    }
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
