package org.trygg.cipher;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// XAES-256-GCM (https://c2sp.org/XAES-256-GCM): AES-256-GCM with a nonce of 192 bits. Its first
/// half makes a key of its own from the long-lived one, the second half is the nonce under that.
///
/// The derivation is the one of NIST SP 800-108r1 in counter mode with CMAC, spelled out for the
/// one length that is needed.
///
/// For one thread: the block cipher is looked up once, and takes another key each time.
public final class XaesGcm {
  public static final int NONCE_BYTES = 24;
  public static final int TAG_BYTES = 16;
  private static final int HALF = NONCE_BYTES / 2;
  private static final int BLOCK = 16;
  private static final int POLYNOMIAL = 0x87;
  private static final String UNAVAILABLE = "AES-256-GCM is not available in this Java";

  private final Cipher aes;

  @SuppressWarnings("InsecureCryptoUsage") // The block cipher itself is what the derivation is of.
  public XaesGcm() {
    try {
      this.aes = Cipher.getInstance("AES/ECB/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(UNAVAILABLE, e);
    }
  }

  /// Writes ciphertext and tag behind the nonce that stands in the array.
  ///
  /// @param at where the nonce begins; behind it is room for the ciphertext and the tag
  public void seal(RawKey key, byte[] plain, byte[] associatedData, byte[] into, int at) {
    try (RawKey derived = derive(key, into, at)) {
      Cipher gcm = gcm(Cipher.ENCRYPT_MODE, derived, into, at);
      gcm.updateAAD(associatedData);
      gcm.doFinal(plain, 0, plain.length, into, at + NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(UNAVAILABLE, e);
    }
  }

  /// Returns what was sealed.
  ///
  /// @param at where the nonce begins; ciphertext and tag are the rest of the array behind it
  /// @throws GeneralSecurityException if it was changed, or sealed with another key or other data
  public byte[] open(RawKey key, byte[] sealed, int at, byte[] associatedData)
      throws GeneralSecurityException {
    if (sealed.length - at < NONCE_BYTES + TAG_BYTES) {
      throw new GeneralSecurityException("Shorter than a nonce and a tag");
    }
    try (RawKey derived = derive(key, sealed, at)) {
      Cipher gcm = gcm(Cipher.DECRYPT_MODE, derived, sealed, at);
      gcm.updateAAD(associatedData);
      return gcm.doFinal(sealed, at + NONCE_BYTES, sealed.length - at - NONCE_BYTES);
    }
  }

  /// Another object for each message: Java's takes the same key and nonce twice for a mistake,
  /// though they are those of the same message.
  private Cipher gcm(int mode, RawKey derived, byte[] nonce, int at)
      throws GeneralSecurityException {
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding", aes.getProvider());
    gcm.init(mode, derived, new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce, at + HALF, HALF));
    return gcm;
  }

  /// The key of this nonce: two blocks, each the counter, `X`, a zero and the first half of the
  /// nonce, masked by CMAC's first subkey and encrypted.
  private RawKey derive(RawKey key, byte[] nonce, int at) throws GeneralSecurityException {
    aes.init(Cipher.ENCRYPT_MODE, key);
    byte[] mask = doubled(aes.doFinal(new byte[BLOCK]));
    byte[] blocks = new byte[2 * BLOCK];
    for (int block = 0; block < 2; block++) {
      int from = block * BLOCK;
      blocks[from + 1] = (byte) (block + 1);
      blocks[from + 2] = 'X';
      System.arraycopy(nonce, at, blocks, from + BLOCK - HALF, HALF);
      for (int i = 0; i < BLOCK; i++) {
        blocks[from + i] ^= mask[i];
      }
    }
    RawKey derived = RawKey.taking(aes.doFinal(blocks));
    Arrays.fill(mask, (byte) 0);
    return derived;
  }

  /// Twice the block in GF(2^128), in constant time: CMAC's first subkey, RFC 4493 section 2.3.
  private static byte[] doubled(byte[] block) {
    int carry = 0;
    int first = block[0];
    for (int i = BLOCK - 1; i >= 0; i--) {
      int octet = block[i] & 0xFF;
      block[i] = (byte) (octet << 1 | carry);
      carry = octet >>> (Byte.SIZE - 1);
    }
    block[BLOCK - 1] ^= (byte) (first >> (Byte.SIZE - 1) & POLYNOMIAL);
    return block;
  }
}
