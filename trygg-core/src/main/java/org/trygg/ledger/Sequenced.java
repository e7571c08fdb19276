package org.trygg.ledger;

import java.util.Optional;

/// An entry with its place in the log.
///
/// @param index from 0, without gaps
/// @param count which of its subject's entries it is; only where those of a subject were asked for,
///   and none for an entry of before they were counted
public record Sequenced(long index, Leaf leaf, Optional<Leaf.Count> count) {
  public Sequenced(long index, Leaf leaf) {
    this(index, leaf, Optional.empty());
  }

  /// Reads the entry.
  ///
  /// @throws IllegalArgumentException if the leaf's bytes are not an entry's
  public Entry entry() {
    return leaf.entry();
  }
}
