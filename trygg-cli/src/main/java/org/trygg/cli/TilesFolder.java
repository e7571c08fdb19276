package org.trygg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.Tiles;

/// A log as a folder of tiles, laid out as C2SP tlog-tiles lays out its addresses.
record TilesFolder(Path path) implements Tiles {
  SignedCheckpoint checkpoint() throws IOException {
    return SignedCheckpoint.parse(Files.readString(path.resolve("checkpoint")));
  }

  @Override
  public List<byte[]> read(List<TileId> tiles) {
    return tiles.stream().map(this::read).toList();
  }

  private byte[] read(TileId tile) {
    try {
      return Files.readAllBytes(path.resolve(tile.path()));
    } catch (IOException e) {
      throw new IllegalStateException("A tile is not in the folder", e);
    }
  }
}
