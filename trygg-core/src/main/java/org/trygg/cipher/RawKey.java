package org.trygg.cipher;

import java.io.Serial;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// A copy of a raw key for the moment of one sealing or opening; closing it wipes it. Java's own
/// key object cannot be wiped, hence this one.
public final class RawKey implements SecretKey, AutoCloseable {
  @Serial private static final long serialVersionUID = 1;

  private final byte[] bytes;

  private RawKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the bytes as they are, without a copy, and wipes them when it is closed.
  public static RawKey taking(byte[] bytes) {
    return new RawKey(bytes);
  }

  public static RawKey copyOf(byte[] bytes) {
    return new RawKey(bytes.clone());
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /// A copy, for Java's ciphers, which wipe it when they have read it.
  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "RawKey[REDACTED]";
  }
}
