package org.trygg.keys;

import java.nio.ByteBuffer;
import java.util.UUID;

/// What stands for some bytes in an index without telling them: 128 bits that look random.
///
/// @param value the bits, in the shape of a UUID for the sake of the stores
public record Tag(UUID value) {
  /// The length in bytes; 128 bits, so that no two of 10^12 inputs are likely to meet.
  static final int BYTES = 16;

  static Tag of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Tag(new UUID(in.getLong(), in.getLong()));
  }
}
