package org.trygg.sealed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.trygg.keys.Ciphertext;
import org.trygg.ledger.EntryId;

/// A sealed entry as it is kept beside the tree: its leaf, and the leaf's key under the key of the
/// house. Never printed.
///
/// @param leaf as it stands, or will stand, in the tree
/// @param key bound to the id
/// @param opens the first day on which it is told; empty if it never may be
/// @param place where it stands in the tree; empty while it waits
public record SealedEntry(
    EntryId id, Ciphertext leaf, Ciphertext key, Optional<LocalDate> opens, OptionalLong place) {
  SealedEntry at(long index) {
    return new SealedEntry(id, leaf, key, opens, OptionalLong.of(index));
  }

  @Override
  public String toString() {
    return "SealedEntry[REDACTED]";
  }
}
