package org.trygg.witness;

import org.trygg.proof.TileId;

/// One thing that is wrong with the tiles of a log.
public sealed interface TreeFault {
  /// The checkpoint is another log's, or not signed with its key.
  record NotTheLogs() implements TreeFault {}

  /// A tile or a bundle is not there, or not of its form.
  record Missing(TileId tile) implements TreeFault {}

  /// The hash of the leaf at this index is not that of the leaf.
  record LeafChanged(long index) implements TreeFault {}

  /// The tile does not hold the hashes of the tiles below it.
  record TileChanged(TileId tile) implements TreeFault {}

  /// Leaves and tiles agree, and are not what was signed.
  record NotWhatWasSigned(long size) implements TreeFault {}

  /// What is wrong, in one line.
  default String words() {
    return switch (this) {
      case NotTheLogs _ -> "the checkpoint is another log's, or not signed with its key";
      case Missing(var tile) -> tile.path() + " is missing, cut off or not of its form";
      case LeafChanged(var index) -> "leaf %d is not the one that its tile holds".formatted(index);
      case TileChanged(var tile) -> tile.path() + " is not made of the tiles below it";
      case NotWhatWasSigned(var size) ->
          "leaves and tiles agree, but are not the %d that were signed".formatted(size);
    };
  }
}
