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
    append(new NodeId(0, size), leaf, filled);
    size++;
  }

  /// Appends a full subtree of `2^level` leaves by its root.
  ///
  /// @throws IllegalStateException if the tree is not made of such subtrees so far
  public void append(int level, Hash root) {
    if (Long.numberOfTrailingZeros(size) < level) {
      throw new IllegalStateException("A subtree is appended after others as large");
    }
    append(new NodeId(level, size >>> level), root, (node, hash) -> {});
    size += 1L << level;
  }

  private void append(NodeId node, Hash root, BiConsumer<NodeId, Hash> filled) {
    Hash hash = root;
    long index = node.index();
    int level = node.level();
    filled.accept(node, hash);
    while ((index & 1) == 1) {
      hash = Hash.ofNode(subtrees.removeLast(), hash);
      index >>>= 1;
      level++;
      filled.accept(new NodeId(level, index), hash);
    }
    subtrees.addLast(hash);
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
