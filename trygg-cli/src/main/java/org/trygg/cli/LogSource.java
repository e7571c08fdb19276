package org.trygg.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.Tiles;

/// Where a log is read from: a folder of tiles, or an address.
final class LogSource {
  private LogSource() {}

  /// What is done with a log.
  interface Work<T> {
    T with(SignedCheckpoint head, Tiles tiles) throws IOException;
  }

  static boolean isAddress(String source) {
    return source.startsWith("https://") || source.startsWith("http://");
  }

  /// Reads the newest checkpoint and does the work with it.
  ///
  /// @throws IOException if the checkpoint cannot be read
  /// @throws IllegalArgumentException if it is not of its form
  static <T> T read(String source, Work<T> work) throws IOException {
    if (isAddress(source)) {
      try (var log = new TilesAddress(source)) {
        return work.with(log.checkpoint(), log);
      }
    }
    var log = new TilesFolder(Path.of(source));
    return work.with(log.checkpoint(), log);
  }
}
