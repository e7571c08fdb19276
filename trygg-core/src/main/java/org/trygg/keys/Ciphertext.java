package org.trygg.keys;

import java.util.Arrays;

/// Sealed bytes: the only form in which personal data reaches a store. Equal by content.
public final class Ciphertext {
  private final byte[] bytes;

  private Ciphertext(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the bytes as they are, without a copy: the caller does not change them afterwards.
  public static Ciphertext of(byte[] bytes) {
    return new Ciphertext(bytes);
  }

  /// The bytes themselves, without a copy, for a store to write; nobody changes them.
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ciphertext that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Ciphertext[" + bytes.length + " bytes]";
  }
}
