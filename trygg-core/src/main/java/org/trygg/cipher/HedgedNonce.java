package org.trygg.cipher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;

/// A nonce of 192 bits that two different messages never share: HMAC-SHA256, under a key of its own
/// made from the category's, of 256 random bits, the place and the message.
///
/// There is no counter that a restart or a restore could roll back, nor one to agree on between
/// servers. If the random generator repeats itself, as in two copies of one virtual machine, only
/// the same message for the same place gets the same nonce, and that is the same ciphertext.
public final class HedgedNonce {
  private static final String HMAC = "HmacSHA256";
  private static final byte[] USE = "trygg nonce v1".getBytes(US_ASCII);
  private static final int FRESH_BYTES = 32;

  private HedgedNonce() {}

  /// Writes the nonce into the array at the position.
  public static void write(
      RawKey key, SecureRandom random, byte[] place, byte[] plain, ByteBuffer into) {
    byte[] fresh = new byte[FRESH_BYTES];
    random.nextBytes(fresh);
    try (RawKey own = RawKey.taking(mac(key).doFinal(USE))) {
      Mac mac = mac(own);
      mac.update(fresh);
      // Fresh bytes and length stand first, so that no two inputs are the same bytes.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(place.length).flip());
      mac.update(place);
      into.put(mac.doFinal(plain), 0, XaesGcm.NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not available in this Java", e);
    }
  }

  private static Mac mac(RawKey key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(key);
    return mac;
  }
}
