package org.trygg.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/// What a message is known again by: 128 bits made of its source and id, from which neither can be
/// told.
public record MessageKey(UUID value) implements Comparable<MessageKey> {
  /// Makes 128 bits of any bytes that only the holder of a key can make.
  @FunctionalInterface
  public interface Blinding {
    UUID blind(byte[] bytes);
  }

  /// The key of the message with that id from that source, CloudEvents 1.0.2 section 3.1.1.
  static MessageKey of(Blinding blinding, String source, String id) {
    byte[] first = source.getBytes(UTF_8);
    byte[] second = id.getBytes(UTF_8);
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + first.length + second.length);
    return new MessageKey(blinding.blind(all.putInt(first.length).put(first).put(second).array()));
  }

  @Override
  public int compareTo(MessageKey other) {
    return value.compareTo(other.value);
  }
}
