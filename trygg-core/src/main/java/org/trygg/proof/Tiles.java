package org.trygg.proof;

import java.util.List;

/// Where the tiles of one log are read from: a store, a folder, or an address.
@FunctionalInterface
public interface Tiles {
  /// Returns the bytes of each tile, in the order asked for: 32 for each hash, and in a bundle each
  /// leaf after its length, two bytes big-endian. One call for a whole proof.
  ///
  /// @throws IllegalStateException if a tile is not there, or is not of its form
  List<byte[]> read(List<TileId> tiles);
}
