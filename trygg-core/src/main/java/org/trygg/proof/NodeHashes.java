package org.trygg.proof;

import java.util.List;

/// The stored hashes of full subtrees, from which every proof is made.
@FunctionalInterface
public interface NodeHashes {
  /// Returns the hash of each node, in the order asked for; one call for a whole proof.
  ///
  /// @throws IllegalStateException if a node is not stored: the tree is smaller, or damaged
  List<Hash> read(List<NodeId> nodes);
}
