package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// The right edge of a growing tree: the few full subtrees from which it can be continued.
///
/// Holds at most 63 hashes whatever the size; appending a leaf costs two hashes on average. Not
/// safe for use by several threads.
public final class Frontier {
  private final List<Hash> subtrees;
  private long size;

  private Frontier(long size, List<Hash> subtrees) {
    this.size = size;
    this.subtrees = subtrees;
  }

  /// Returns the frontier of a tree without leaves.
  public static Frontier empty() {
    return new Frontier(0, new ArrayList<>());
  }

  /// Reads the frontier of a stored tree of this size.
  public static Frontier read(long size, NodeHashes stored) {
    return new Frontier(size, new ArrayList<>(stored.read(new Range(0, size).nodes())));
  }

  /// Returns a frontier of the same tree, which grows on its own from here.
  public Frontier copy() {
    return new Frontier(size, new ArrayList<>(subtrees));
  }

  /// Appends a leaf by its hash.
  public void append(Hash leaf) {
    append(leaf, (node, hash) -> {});
  }

  /// Appends a leaf by its hash, and tells of every subtree that thereby became full, the leaf
  /// first.
  public void append(Hash leaf, BiConsumer<NodeId, Hash> filled) {
    Hash hash = leaf;
    long index = size;
    int level = 0;
    filled.accept(new NodeId(level, index), hash);
    while ((index & 1) == 1) {
      hash = Hash.ofNode(subtrees.removeLast(), hash);
      index >>>= 1;
      level++;
      filled.accept(new NodeId(level, index), hash);
    }
    subtrees.addLast(hash);
    size++;
  }

  /// The number of leaves.
  public long size() {
    return size;
  }

  /// Returns the root of the tree.
  public Hash root() {
    return Range.root(subtrees);
  }
}
