package org.trygg.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The leaves of one tile, as C2SP tlog-tiles writes them: each after its length, two bytes
/// big-endian.
public final class Bundle {
  private Bundle() {}

  /// Returns the leaves.
  ///
  /// @throws IllegalArgumentException if the bytes end within a leaf
  public static List<byte[]> parse(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    List<byte[]> leaves = new ArrayList<>();
    while (rest.hasRemaining()) {
      byte[] leaf = new byte[length(rest)];
      rest.get(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  /// Returns the bytes of the first so many leaves, or nothing if there are fewer.
  ///
  /// @throws IllegalArgumentException if the bytes end within a leaf
  public static Optional<byte[]> first(int width, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    for (int at = 0; at < width; at++) {
      if (!rest.hasRemaining()) {
        return Optional.empty();
      }
      int length = length(rest);
      rest.position(rest.position() + length);
    }
    return Optional.of(Arrays.copyOf(bytes, rest.position()));
  }

  private static int length(ByteBuffer rest) {
    if (rest.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(rest.getShort());
      if (length <= rest.remaining()) {
        return length;
      }
    }
    throw new IllegalArgumentException("A bundle ends within a leaf");
  }
}
