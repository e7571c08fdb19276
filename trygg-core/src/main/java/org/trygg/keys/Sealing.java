package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.trygg.cipher.HedgedNonce;
import org.trygg.cipher.RawKey;
import org.trygg.cipher.XaesGcm;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// How data is sealed: XAES-256-GCM with a [hedged nonce][HedgedNonce].
///
/// Form 2: one byte for the form, four for the version of the ring at that time, four for the
/// generation of the key, then nonce, ciphertext and tag. The header, the subject, the category and
/// the binding are associated data, each with its length, so that no two places look the same. Form
/// 1, AES-256-GCM with a random nonce of 96 bits, is read and no longer written.
///
/// Kept for one transaction, so that ciphers are looked up once and not for each message; threads
/// take turns. The last key schedules in them go with the garbage.
final class Sealing {
  static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;
  private static final byte RANDOM_96 = 1;
  private static final byte HEDGED_192 = 2;
  private static final byte[] DOMAIN = "trygg data v1".getBytes(US_ASCII);
  private static final int FIXED_BYTES = HEADER_BYTES + 5 * Long.BYTES + 2 * Integer.BYTES;

  private final XaesGcm cipher = new XaesGcm();
  private final HedgedNonce nonces;

  Sealing(SecureRandom random) {
    this.nonces = new HedgedNonce(random);
  }

  /// What stands before sealed data, in the clear and bound by the seal.
  ///
  /// @param form how the rest is to be read
  /// @param ringVersion the version of the ring at that time
  /// @param generation which of the keys of the category sealed it
  record Header(byte form, int ringVersion, int generation) {
    /// The header of what is sealed from now on.
    static Header of(int ringVersion, int generation) {
      return new Header(HEDGED_192, ringVersion, generation);
    }

    /// @throws UnreadableException if the form is not known
    static Header of(Ciphertext sealed) {
      byte[] bytes = sealed.bytes();
      if (bytes.length < HEADER_BYTES || (bytes[0] != RANDOM_96 && bytes[0] != HEDGED_192)) {
        throw new UnreadableException("Sealed data is not in a form that this version knows");
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Header(in.get(), in.getInt(), in.getInt());
    }

    private ByteBuffer to(ByteBuffer out) {
      return out.put(form).putInt(ringVersion).putInt(generation);
    }
  }

  /// @param place what [#place] made of the header and where the data belongs
  synchronized Ciphertext seal(RawKey key, Header header, byte[] place, byte[] plain) {
    int length = HEADER_BYTES + XaesGcm.NONCE_BYTES + plain.length + XaesGcm.TAG_BYTES;
    ByteBuffer out = header.to(ByteBuffer.allocate(length));
    nonces.write(key, place, plain, out);
    cipher.seal(key, plain, place, out.array(), HEADER_BYTES);
    return Ciphertext.of(out.array());
  }

  synchronized byte[] open(RawKey key, Header header, byte[] place, Ciphertext sealed) {
    byte[] all = sealed.bytes();
    try {
      return header.form == RANDOM_96
          ? new AesGcmJce(key.getEncoded())
              .decrypt(Arrays.copyOfRange(all, HEADER_BYTES, all.length), place)
          : cipher.open(key, all, HEADER_BYTES, place);
    } catch (GeneralSecurityException e) {
      throw new UnreadableException("Sealed data does not open: it was changed or moved", e);
    }
  }

  /// The associated data: where the data belongs, and its header.
  static byte[] place(Header header, SubjectRef subject, Category category, Binding binding) {
    byte[] name = category.name().getBytes(US_ASCII);
    byte[] kind = binding.kindBytes();
    ByteBuffer out =
        ByteBuffer.allocate(DOMAIN.length + FIXED_BYTES + name.length + kind.length).put(DOMAIN);
    return header
        .to(out)
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
