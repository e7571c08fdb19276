package org.trygg.ledger;

/// An entry with its place in the log.
///
/// @param index from 0, without gaps
public record Sequenced(long index, Leaf leaf) {
  /// Reads the entry.
  ///
  /// @throws IllegalArgumentException if the leaf's bytes are not an entry's
  public Entry entry() {
    return leaf.entry();
  }
}
