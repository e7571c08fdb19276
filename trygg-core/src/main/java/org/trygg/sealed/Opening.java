package org.trygg.sealed;

import org.trygg.ledger.EntryId;

/// What opens one sealed entry: where it stands in the sealed log, and the key of its leaf. Never
/// printed, for whoever has it can read the entry.
///
/// @param told the entry of the open log that tells of the opening
/// @param place counted from 0
public record Opening(EntryId id, EntryId told, long place, LeafKey key) {
  /// @throws IllegalArgumentException if the place is negative
  public Opening {
    if (place < 0) {
      throw new IllegalArgumentException("An opening has a place from 0");
    }
  }

  /// Returns what the leaf holds.
  ///
  /// @throws IllegalArgumentException if the leaf is another, or was changed
  public Secret open(byte[] leaf) {
    return key.read(leaf);
  }

  @Override
  public String toString() {
    return "Opening[REDACTED]";
  }
}
