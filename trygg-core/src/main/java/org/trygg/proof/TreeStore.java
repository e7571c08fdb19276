package org.trygg.proof;

import java.util.List;
import java.util.Optional;

/// Where the tree of one log is kept, as tiles and signed checkpoints. Used within a transaction;
/// nothing in it is ever changed.
public interface TreeStore extends Tiles {
  /// Returns the newest checkpoint, or none if the log has never been signed.
  Optional<SignedCheckpoint> head();

  /// Adds to the ends of the tiles, and keeps the checkpoint of the result.
  ///
  /// @throws ForkException if a tile of hashes is longer than was signed before: the log was rolled
  ///   back, and would be signed a second time otherwise
  void grow(List<TileGrowth> tiles, SignedCheckpoint head);
}
