package org.trygg.proof;

/// Where a full subtree stands in the tree: it covers `2^level` leaves, from leaf `index *
/// 2^level`.
///
/// @param level 0 for a leaf, at most 62
/// @param index counted from the left within the level, from 0
public record NodeId(int level, long index) {
  private static final int HIGHEST_LEVEL = 62;

  /// @throws IllegalArgumentException if the level or the index is out of range
  public NodeId {
    if (level < 0 || level > HIGHEST_LEVEL || index < 0) {
      throw new IllegalArgumentException("A node has a level from 0 to 62 and an index from 0");
    }
  }
}
