package org.trygg.columns;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;

/// A unit of time: a second, or a thousandth, millionth or milliardth of one.
///
/// @param digits the digits after the second: 0, 3, 6 or 9
public record TimeUnit(int digits) {
  private static final int MAX_DIGITS = 9;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long[] PER_SECOND = {1, 1_000, 1_000_000, 1_000_000_000};

  /// The coarsest unit that loses nothing of the times.
  public static TimeUnit coarsest(List<Instant> times) {
    var unit = new TimeUnit(0);
    for (Instant time : times) {
      while (time.get(ChronoField.NANO_OF_SECOND) % unit.nanos() != 0) {
        unit = new TimeUnit(unit.digits + 3);
      }
    }
    return unit;
  }

  public static TimeUnit read(Packed.Reader in) {
    int digits = in.octet();
    if (digits > MAX_DIGITS || digits % 3 != 0) {
      throw new DamagedException();
    }
    return new TimeUnit(digits);
  }

  public long of(Instant at) {
    return at.getEpochSecond() * perSecond() + at.getNano() / nanos();
  }

  public Instant instant(long count) {
    return Instant.ofEpochSecond(
        Math.floorDiv(count, perSecond()), Math.floorMod(count, perSecond()) * nanos());
  }

  private long perSecond() {
    return PER_SECOND[digits / 3];
  }

  private long nanos() {
    return SECOND_NANOS / perSecond();
  }
}
