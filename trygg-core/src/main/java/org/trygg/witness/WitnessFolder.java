package org.trygg.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.trygg.proof.SignedCheckpoint;

/// What a witness remembers of one log, in a folder: `seen` is the largest checkpoint that it
/// cosigned, and `evidence-<size>-<size>` holds two checkpoints of the log that cannot both be
/// true, for anyone to check with the log's key.
///
/// Each file is written beside its place, flushed, and moved there: it is whole or as it was.
public record WitnessFolder(Path path) {
  private static final String SEEN = "seen";

  /// Returns the largest checkpoint cosigned, or none before the first.
  ///
  /// @throws IOException if the file is there and cannot be read
  /// @throws IllegalArgumentException if the file is not a checkpoint
  public Optional<SignedCheckpoint> seen() throws IOException {
    Path file = path.resolve(SEEN);
    return Files.exists(file)
        ? Optional.of(SignedCheckpoint.parse(Files.readString(file)))
        : Optional.empty();
  }

  /// Remembers what the sighting shows: the checkpoint cosigned, or the evidence.
  public void keep(Sighting sighting) throws IOException {
    switch (sighting) {
      case Sighting.Grown(var cosigned) -> write(SEEN, cosigned.toString());
      case Sighting.Unchanged(var cosigned) -> write(SEEN, cosigned.toString());
      case Sighting.RolledBack(var seen, var shown) -> keep(seen, shown);
      case Sighting.Equivocated(var seen, var shown) -> keep(seen, shown);
      case Sighting.Rewritten(var seen, var shown) -> keep(seen, shown);
      case Sighting.NotTheLogs _, Sighting.Unproven _ -> {}
    }
  }

  private void keep(SignedCheckpoint seen, SignedCheckpoint shown) throws IOException {
    String name = "evidence-" + seen.checkpoint().size() + "-" + shown.checkpoint().size();
    write(name, seen + "\n" + shown);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(path);
    Path half = path.resolve(name + ".new");
    try (FileChannel channel =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
