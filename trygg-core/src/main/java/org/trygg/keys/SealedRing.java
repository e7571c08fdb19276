package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.trygg.vocabulary.SubjectRef;

/// A key ring as it is stored: sealed by the key encryption, bound to its subject and version.
///
/// @param version counts the changes of the ring from 1; part of what the seal binds
public record SealedRing(SubjectRef subject, int version, Ciphertext sealed) {
  private static final byte[] FORM = "trygg ring v1".getBytes(US_ASCII);

  static SealedRing seal(SubjectRef subject, int version, KeyRing ring, KeyEncryption encryption) {
    byte[] plain = ring.encode();
    try {
      Ciphertext sealed = encryption.seal(plain, associatedData(subject, version));
      return new SealedRing(subject, version, sealed);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /// The raw ring; whoever opens it closes it, which wipes it.
  KeyRing open(KeyEncryption encryption) {
    byte[] plain = encryption.open(sealed, associatedData(subject, version));
    try {
      return KeyRing.decode(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /// The same ring, sealed with the key that seals now.
  SealedRing sealedAnew(KeyEncryption encryption) {
    try (KeyRing ring = open(encryption)) {
      return seal(subject, version, ring, encryption);
    }
  }

  private static byte[] associatedData(SubjectRef subject, int version) {
    return ByteBuffer.allocate(FORM.length + 2 * Long.BYTES + Integer.BYTES)
        .put(FORM)
        .putLong(subject.value().getMostSignificantBits())
        .putLong(subject.value().getLeastSignificantBits())
        .putInt(version)
        .array();
  }
}
