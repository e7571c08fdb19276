package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;

/// The leaves from `from` up to, not including, `to`, as RFC 6962 cuts a tree: `from` is a multiple
/// of a power of two that is no smaller than the range. Hence the range is a row of full subtrees,
/// the largest first.
record Range(long from, long to) {
  /// Returns the full subtrees that make up the range, from left to right.
  List<NodeId> nodes() {
    List<NodeId> nodes = new ArrayList<>();
    long at = from;
    while (at < to) {
      int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
      nodes.add(new NodeId(level, at >>> level));
      at += 1L << level;
    }
    return nodes;
  }

  /// Returns the largest power of two below the length; the range must hold two leaves or more.
  long split() {
    return Long.highestOneBit(to - from - 1);
  }

  /// Returns the root of a row of full subtrees, such as [#nodes] names.
  static Hash root(List<Hash> subtrees) {
    if (subtrees.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    Hash root = subtrees.getLast();
    for (Hash left : subtrees.reversed().subList(1, subtrees.size())) {
      root = Hash.ofNode(left, root);
    }
    return root;
  }

  /// Returns the root of each range, with one call for all of their nodes.
  static List<Hash> roots(List<Range> ranges, NodeHashes stored) {
    List<List<NodeId>> nodes = ranges.stream().map(Range::nodes).toList();
    List<Hash> hashes = stored.read(nodes.stream().flatMap(List::stream).toList());
    List<Hash> roots = new ArrayList<>();
    int at = 0;
    for (List<NodeId> row : nodes) {
      roots.add(root(hashes.subList(at, at + row.size())));
      at += row.size();
    }
    return roots;
  }
}
