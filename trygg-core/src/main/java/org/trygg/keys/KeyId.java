package org.trygg.keys;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The name of a key in its keyset, random and not secret: it stands before all that the key seals.
public record KeyId(int value) implements Comparable<KeyId> {
  private static final byte NAMED = 1;

  /// The key that sealed this, by what stands before it; empty if no key is named there.
  public static Optional<KeyId> of(Ciphertext sealed) {
    byte[] bytes = sealed.bytes();
    return bytes.length > Integer.BYTES && bytes[0] == NAMED
        ? Optional.of(new KeyId(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt()))
        : Optional.empty();
  }

  /// Reads what [#toString] writes.
  ///
  /// @throws IllegalArgumentException if it is not eight hexadecimal digits
  public static KeyId parse(String text) {
    if (!text.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("A key is named by eight hexadecimal digits");
    }
    return new KeyId(Integer.parseUnsignedInt(text, 16));
  }

  /// The four bytes of the name as they stand before what is sealed.
  public byte[] toBytes() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  @Override
  public int compareTo(KeyId other) {
    return Integer.compareUnsigned(value, other.value);
  }

  /// Eight hexadecimal digits.
  @Override
  public String toString() {
    return "%08x".formatted(value);
  }
}
