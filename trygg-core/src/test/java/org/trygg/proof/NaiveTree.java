package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;

/// The tree exactly as RFC 6962 section 2.1 defines it, by recursion and slow: the tests' oracle.
final class NaiveTree {
  private NaiveTree() {}

  static Hash root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (leaves.size() == 1) {
      return Hash.ofLeaf(leaves.getFirst());
    }
    int k = split(leaves);
    return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<Hash> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves);
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
  }

  static List<Hash> consistency(int m, List<byte[]> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<Hash> subproof(int m, List<byte[]> leaves, boolean known) {
    if (m == leaves.size()) {
      return known ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves);
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    return m <= k
        ? with(subproof(m, left, known), root(right))
        : with(subproof(m - k, right, false), root(left));
  }

  private static int split(List<byte[]> leaves) {
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    return k;
  }

  private static List<Hash> with(List<Hash> path, Hash last) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
