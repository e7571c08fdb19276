package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;

/// A proof that a tree is an earlier tree with leaves added at its end: RFC 9162 section 2.1.4.
///
/// @param from the number of leaves in the earlier tree
/// @param to the number of leaves in the later tree
/// @param path the hashes that lead to both roots; empty when one tree is empty or they are the
///   same
public record ConsistencyProof(long from, long to, List<Hash> path) {
  /// @throws IllegalArgumentException if the earlier tree is larger than the later one
  public ConsistencyProof {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("The earlier tree is no larger than the later one");
    }
    path = List.copyOf(path);
  }

  /// Issues the proof from stored nodes of the later tree.
  ///
  /// @throws IllegalArgumentException if the earlier tree is larger than the later one
  public static ConsistencyProof issue(long from, long to, NodeHashes stored) {
    boolean isTrivial = from <= 0 || from >= to;
    List<Hash> path = isTrivial ? List.of() : Range.roots(along(from, to), stored);
    return new ConsistencyProof(from, to, path);
  }

  /// Whether the proof shows that the tree of the later root continues that of the earlier root.
  public boolean proves(Hash earlierRoot, Hash laterRoot) {
    if (from == to) {
      return path.isEmpty() && earlierRoot.equals(laterRoot);
    }
    if (from == 0) {
      return path.isEmpty() && earlierRoot.equals(Hash.EMPTY_TREE);
    }
    // The root of a full tree is a node of the later one, hence left out of the path.
    boolean isFull = Long.bitCount(from) == 1;
    if (isFull) {
      return provesFrom(earlierRoot, path, earlierRoot, laterRoot);
    }
    return !path.isEmpty()
        && provesFrom(path.getFirst(), path.subList(1, path.size()), earlierRoot, laterRoot);
  }

  private boolean provesFrom(Hash start, List<Hash> rest, Hash earlierRoot, Hash laterRoot) {
    int lifted = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >>> lifted;
    long last = (to - 1) >>> lifted;
    Hash earlier = start;
    Hash later = start;
    for (Hash sibling : rest) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        earlier = Hash.ofNode(sibling, earlier);
        later = Hash.ofNode(sibling, later);
        int edge = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= edge;
        last >>>= edge;
      } else {
        later = Hash.ofNode(later, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && earlier.equals(earlierRoot) && later.equals(laterRoot);
  }

  private static List<Range> along(long from, long to) {
    List<Range> ranges = new ArrayList<>();
    Range around = new Range(0, to);
    while (around.to() != from) {
      long middle = around.from() + around.split();
      Range left = new Range(around.from(), middle);
      Range right = new Range(middle, around.to());
      ranges.add(from <= middle ? right : left);
      around = from <= middle ? left : right;
    }
    if (around.from() > 0) {
      ranges.add(around);
    }
    return ranges.reversed();
  }
}
