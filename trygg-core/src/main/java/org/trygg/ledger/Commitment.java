package org.trygg.ledger;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.trygg.proof.Hash;

/// A salted commitment to what an entry is about, such as the subject and the items: whoever holds
/// the salt can show it, and once the salt is destroyed it says nothing of anyone.
///
/// @param value HMAC-SHA-256, RFC 2104, under the subject's salt
public record Commitment(Hash value) {
  /// The fewest bytes of a salt.
  public static final int SALT_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  /// Commits to the parts, in this order; each is hashed with its length before it, so that no
  /// other parts give the same commitment.
  ///
  /// @param salt a secret of the subject, of 16 bytes or more, destroyed when the subject is
  /// @throws IllegalArgumentException if the salt is too short
  public static Commitment of(byte[] salt, byte[]... parts) {
    if (salt.length < SALT_BYTES) {
      throw new IllegalArgumentException("A commitment's salt has 16 bytes or more");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt, ALGORITHM));
      Arrays.stream(parts).forEach(part -> add(mac, part));
      return new Commitment(Hash.of(mac.doFinal()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
    }
  }

  private static void add(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    mac.update(part);
  }
}
