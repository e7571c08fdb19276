package org.trygg.vault;

import java.time.Instant;
import java.util.UUID;

/// The id of one segment in the vault: a UUID, which says nothing of the person.
public record SegmentId(UUID value) implements ItemId {
  private static final long VERSION_7 = 0x7000;
  private static final long BELOW_VERSION = 0x0FFF;

  /// A new id that nobody can guess, of version 7: it sorts by the millisecond, so that what comes
  /// in together lies together in the index. RFC 9562 section 5.7.
  public static SegmentId fresh(Instant receivedAt) {
    UUID chance = UUID.randomUUID();
    long high =
        receivedAt.toEpochMilli() << Short.SIZE
            | VERSION_7
            | (chance.getMostSignificantBits() & BELOW_VERSION);
    return new SegmentId(new UUID(high, chance.getLeastSignificantBits()));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
