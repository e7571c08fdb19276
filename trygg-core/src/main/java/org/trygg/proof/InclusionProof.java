package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;

/// A proof that a leaf stands at an index of a tree: RFC 9162 section 2.1.3.
///
/// @param index the leaf's place, from 0
/// @param size the number of leaves in the tree
/// @param path the hashes beside the way from the leaf up to the root
public record InclusionProof(long index, long size, List<Hash> path) {
  /// @throws IllegalArgumentException if the index is not in the tree
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("A leaf has an index from 0 to the tree's size, less one");
    }
    path = List.copyOf(path);
  }

  /// Issues the proof for the leaf at this index of the tree of this size.
  ///
  /// @throws IllegalArgumentException if the index is not in the tree
  public static InclusionProof issue(long index, long size, NodeHashes stored) {
    return new InclusionProof(index, size, Range.roots(beside(index, size), stored));
  }

  /// Whether the proof shows that a tree with this root holds this leaf.
  public boolean proves(Hash leaf, Hash root) {
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(sibling, hash);
        // On the right edge a node without a sibling is lifted until it has one.
        int lifted = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= lifted;
        last >>>= lifted;
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  private static List<Range> beside(long index, long size) {
    List<Range> siblings = new ArrayList<>();
    Range around = new Range(0, Math.max(size, 1));
    while (around.to() - around.from() > 1) {
      long middle = around.from() + around.split();
      Range left = new Range(around.from(), middle);
      Range right = new Range(middle, around.to());
      siblings.add(index < middle ? right : left);
      around = index < middle ? left : right;
    }
    return siblings.reversed();
  }
}
