package org.trygg.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trygg.proof.Bundle;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Hash;
import org.trygg.proof.InclusionProof;
import org.trygg.proof.TileId;
import org.trygg.proof.TiledNodes;
import org.trygg.proof.Tiles;

/// The leaves that a signed checkpoint covers; each tile is read once.
final class HeldLeaves {
  private final Checkpoint head;
  private final Tiles tiles;

  HeldLeaves(Checkpoint head, Tiles tiles) {
    this.head = head;
    Map<TileId, byte[]> known = new HashMap<>();
    this.tiles =
        wanted ->
            wanted.stream()
                .map(tile -> known.computeIfAbsent(tile, each -> read(tiles, each)))
                .toList();
  }

  private static byte[] read(Tiles tiles, TileId tile) {
    return tiles.read(List.of(tile)).getFirst();
  }

  /// Whether the log holds the leaf at the index.
  boolean holds(Hash leaf, long index) {
    long size = head.size();
    return index < size
        && InclusionProof.issue(index, size, new TiledNodes(tiles, size)).proves(leaf, head.root());
  }

  /// The bytes of a leaf of a log whose bundles hold them.
  ///
  /// @throws IllegalArgumentException if the log holds others there, or none
  byte[] leaf(long index) {
    if (index < head.size()) {
      TileId bundle = TileId.of(TileId.ENTRIES, index / TileId.FULL, head.size());
      List<byte[]> leaves = Bundle.parse(read(tiles, bundle));
      int within = Math.toIntExact(index % TileId.FULL);
      if (within < leaves.size() && holds(Hash.ofLeaf(leaves.get(within)), index)) {
        return leaves.get(within);
      }
    }
    throw new IllegalArgumentException("The log holds another leaf there");
  }
}
