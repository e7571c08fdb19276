package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// How data is sealed: AES-256-GCM with a random nonce of 96 bits for each message (NIST SP
/// 800-38D, 8.2.2), at most 2^32 messages a key.
///
/// Form: one byte for the form, four for the version of the ring at that time, four for the
/// generation of the key, then nonce, ciphertext and tag. The header, the subject, the category and
/// the binding are associated data, each with its length, so that no two places look the same.
final class Sealing {
  static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;
  private static final byte FORM = 1;
  private static final byte[] DOMAIN = "trygg data v1".getBytes(US_ASCII);
  private static final int FIXED_BYTES = HEADER_BYTES + 5 * Long.BYTES + 2 * Integer.BYTES;

  private Sealing() {}

  static Aead aead(byte[] key) {
    try {
      return new AesGcmJce(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available in this Java", e);
    }
  }

  static byte[] header(int ringVersion, int generation) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(FORM)
        .putInt(ringVersion)
        .putInt(generation)
        .array();
  }

  static Ciphertext seal(Aead aead, byte[] plain, byte[] header, byte[] associatedData) {
    try {
      byte[] sealed = aead.encrypt(plain, associatedData);
      return Ciphertext.of(
          ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM could not seal", e);
    }
  }

  /// Checks form, ring and generation, and returns the header.
  ///
  /// A newer ring than the one at hand sealed this: then an older ring was put back.
  static byte[] requireHeader(Ciphertext sealed, int ringVersion, int generation) {
    if (sealed.bytes().length < HEADER_BYTES || sealed.bytes()[0] != FORM) {
      throw new UnreadableException("Sealed data is not in a form that this version knows");
    }
    ByteBuffer in = ByteBuffer.wrap(sealed.bytes(), 1, HEADER_BYTES - 1);
    if (in.getInt() > ringVersion) {
      throw new UnreadableException("The key ring is older than the data: it was put back");
    }
    if (in.getInt() != generation) {
      throw new UnreadableException("The key of this data was destroyed");
    }
    return Arrays.copyOf(sealed.bytes(), HEADER_BYTES);
  }

  static byte[] open(Aead aead, Ciphertext sealed, byte[] associatedData) {
    byte[] all = sealed.bytes();
    try {
      return aead.decrypt(Arrays.copyOfRange(all, HEADER_BYTES, all.length), associatedData);
    } catch (GeneralSecurityException e) {
      throw new UnreadableException("Sealed data does not open: it was changed or moved", e);
    }
  }

  static byte[] associatedData(
      byte[] header, SubjectRef subject, Category category, Binding binding) {
    byte[] name = category.name().getBytes(US_ASCII);
    byte[] kind = binding.kindBytes();
    return ByteBuffer.allocate(DOMAIN.length + FIXED_BYTES + name.length + kind.length)
        .put(DOMAIN)
        .put(header)
        .putLong(subject.value().getMostSignificantBits())
        .putLong(subject.value().getLeastSignificantBits())
        .putInt(name.length)
        .put(name)
        .putInt(kind.length)
        .put(kind)
        .putLong(binding.day().toEpochDay())
        .putLong(binding.id().getMostSignificantBits())
        .putLong(binding.id().getLeastSignificantBits())
        .array();
  }
}
