package org.trygg.cipher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;

/// Makes nonces of 192 bits that two different messages never share: HMAC-SHA256, under a key of
/// its own made from the category's, of 256 random bits, the place and the message.
///
/// There is no counter that a restart or a restore could roll back, nor one to agree on between
/// servers. If the random generator repeats itself, as in two copies of one virtual machine, only
/// the same message for the same place gets the same nonce, and that is the same ciphertext.
///
/// For one thread: the function is looked up once, and takes another key each time.
public final class HedgedNonce {
  private static final String HMAC = "HmacSHA256";
  private static final byte[] USE = "trygg nonce v1".getBytes(US_ASCII);
  private static final int FRESH_BYTES = 32;

  private final SecureRandom random;
  private final Mac mac;

  public HedgedNonce(SecureRandom random) {
    this.random = random;
    try {
      this.mac = Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /// Writes the nonce into the array at the position.
  public void write(RawKey key, byte[] place, byte[] plain, ByteBuffer into) {
    byte[] fresh = new byte[FRESH_BYTES];
    random.nextBytes(fresh);
    try (RawKey own = own(key)) {
      mac.init(own);
      mac.update(fresh);
      // Fresh bytes and length stand first, so that no two inputs are the same bytes.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(place.length).flip());
      mac.update(place);
      into.put(mac.doFinal(plain), 0, XaesGcm.NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  private RawKey own(RawKey key) throws GeneralSecurityException {
    mac.init(key);
    return RawKey.taking(mac.doFinal(USE));
  }

  private static IllegalStateException unavailable(GeneralSecurityException cause) {
    return new IllegalStateException("HMAC-SHA256 is not available in this Java", cause);
  }
}
