package org.trygg.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A tree's nodes in memory, filled by a [Frontier].
final class StoredNodes implements NodeHashes {
  private final Map<NodeId, Hash> nodes = new HashMap<>();

  static StoredNodes of(List<byte[]> leaves) {
    var stored = new StoredNodes();
    Frontier frontier = Frontier.empty();
    leaves.forEach(leaf -> frontier.append(Hash.ofLeaf(leaf), stored::put));
    return stored;
  }

  void put(NodeId node, Hash hash) {
    if (nodes.put(node, hash) != null) {
      throw new IllegalStateException("A node is filled once");
    }
  }

  @Override
  public List<Hash> read(List<NodeId> wanted) {
    return wanted.stream()
        .map(node -> {
          if (!nodes.containsKey(node)) {
            throw new IllegalStateException("No such node");
          }
          return nodes.get(node);
        })
        .toList();
  }
}
