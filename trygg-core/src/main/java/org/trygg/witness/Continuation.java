package org.trygg.witness;

import org.trygg.proof.Checkpoint;
import org.trygg.proof.ConsistencyProof;
import org.trygg.proof.Frontier;
import org.trygg.proof.TiledNodes;
import org.trygg.proof.Tiles;

/// Whether a larger tree continues a smaller one, as far as tiles show it.
enum Continuation {
  /// The larger tree is the smaller one with leaves added at its end.
  PROVEN,
  /// The tiles are those of the larger tree, and the smaller one is not in it.
  DISPROVEN,
  /// The tiles are missing, or not those of the larger tree.
  UNPROVEN;

  static Continuation of(Checkpoint earlier, Checkpoint later, Tiles tiles) {
    try {
      TiledNodes nodes = new TiledNodes(tiles, later.size());
      var proof = ConsistencyProof.issue(earlier.size(), later.size(), nodes);
      if (proof.proves(earlier.root(), later.root())) {
        return PROVEN;
      }
      // Only tiles that give the signed root show what the log signed.
      boolean areLaters = Frontier.read(later.size(), nodes).root().equals(later.root());
      return areLaters ? DISPROVEN : UNPROVEN;
    } catch (IllegalStateException e) {
      return UNPROVEN;
    }
  }
}
