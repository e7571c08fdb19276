package org.trygg.ledger;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Makes entry ids, each later than the one before, also when the clock stands still or goes back.
///
/// RFC 9562 section 6.2, method 1: twelve bits count within the millisecond and may run ahead of
/// the clock; the last 62 bits are random. Safe for use by several threads if the chance is.
public final class EntryIds {
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER = (1L << COUNTER_BITS) - 1;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;
  private final RandomGenerator chance;
  private final AtomicLong last = new AtomicLong();

  public EntryIds(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  /// Returns an id that sorts after every id returned before.
  public EntryId next() {
    long now = clock.millis() << COUNTER_BITS;
    long count = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = (count & ~COUNTER) << (Short.SIZE - COUNTER_BITS) | VERSION | (count & COUNTER);
    return new EntryId(new UUID(high, VARIANT | (chance.nextLong() & RANDOM)));
  }
}
