package org.trygg.vault;

import java.util.UUID;

/// The id of one segment in the vault. Random, says nothing of the person.
public record SegmentId(UUID value) implements ItemId {
  /// A new id that nobody can guess.
  public static SegmentId random() {
    return new SegmentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
