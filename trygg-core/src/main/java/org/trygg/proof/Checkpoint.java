package org.trygg.proof;

import java.util.List;
import java.util.regex.Pattern;

/// The head of a log's tree at one moment, as C2SP tlog-checkpoint writes it.
///
/// @param origin the log's name
/// @param size the number of leaves
/// @param root the root of the tree of these leaves
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LINES = 3;

  /// @throws IllegalArgumentException if the origin is not a log's name, or the size negative
  public Checkpoint {
    if (!SignedNote.NAME.matcher(origin).matches() || size < 0) {
      throw new IllegalArgumentException("A checkpoint has the log's name and a size from 0");
    }
  }

  /// Reads the three lines. Lines of extension are refused: nobody could audit them.
  ///
  /// @throws IllegalArgumentException if the text is not a checkpoint
  static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !text.endsWith("\n") || !SIZE.matcher(lines.get(1)).matches()) {
      throw new IllegalArgumentException("A checkpoint is three lines: origin, size and root");
    }
    return new Checkpoint(
        lines.getFirst(), Long.parseLong(lines.get(1)), Hash.parse(lines.getLast()));
  }

  /// Signs the checkpoint. Its key's name must be its origin.
  ///
  /// @throws IllegalArgumentException if the key is another log's
  public SignedCheckpoint sign(SigningKey key) {
    if (!key.verifyingKey().name().equals(origin)) {
      throw new IllegalArgumentException("A log signs its own checkpoints only");
    }
    return new SignedCheckpoint(this, SignedNote.sign(text(), key).toString());
  }

  private String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }
}
