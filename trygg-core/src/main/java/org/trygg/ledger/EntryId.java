package org.trygg.ledger;

import java.time.Instant;
import java.util.UUID;

/// The name of an entry: a UUID of version 7, which sorts by the time it was made. RFC 9562.
public record EntryId(UUID value) implements Comparable<EntryId> {
  private static final int TIME_ORDERED = 7;
  private static final int RFC_VARIANT = 2;
  private static final int LENGTH = 36;
  private static final int TIME_SHIFT = 16;

  /// @throws IllegalArgumentException if the UUID is not of version 7
  public EntryId {
    if (value.version() != TIME_ORDERED || value.variant() != RFC_VARIANT) {
      throw new IllegalArgumentException("An entry id is a UUID of version 7");
    }
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if the text is not a UUID of version 7; it is not repeated
  public static EntryId parse(String text) {
    if (text.length() == LENGTH) {
      try {
        return new EntryId(UUID.fromString(text));
      } catch (IllegalArgumentException e) {
        // falls through to the fault that does not repeat the text
      }
    }
    throw new IllegalArgumentException("An entry id is a UUID of version 7");
  }

  /// The first of all ids of the millisecond; every id made earlier sorts before it.
  public static EntryId firstAt(Instant moment) {
    return new EntryId(
        new UUID(moment.toEpochMilli() << TIME_SHIFT | 0x7000L, 1L << (Long.SIZE - 1)));
  }

  /// When it was made, to the millisecond.
  public Instant made() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> TIME_SHIFT);
  }

  /// By time; the same order as that of the 16 bytes.
  @Override
  public int compareTo(EntryId other) {
    int byTime =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return byTime != 0
        ? byTime
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
