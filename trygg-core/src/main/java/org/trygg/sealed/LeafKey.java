package org.trygg.sealed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of one sealed leaf, used once; giving it away opens that leaf and no other.
///
/// From 32 random bytes two are made with HMAC-SHA-256: one commits to the key, so that no other
/// key opens the leaf to something else, and one encrypts with AES-256-GCM. The nonce is zero,
/// since no key ever encrypts twice. Source: NIST SP 800-38D section 8.2; RFC 2104.
public final class LeafKey {
  static final int SIZE_BYTES = 32;

  private static final int TAG_BYTES = 16;
  private static final int COMMITMENT_BYTES = 32;
  static final int LEAF_BYTES = COMMITMENT_BYTES + Secret.SIZE_BYTES + TAG_BYTES;

  private final byte[] secret;

  private LeafKey(byte[] secret) {
    this.secret = secret;
  }

  static LeafKey random(SecureRandom chance) {
    byte[] secret = new byte[SIZE_BYTES];
    chance.nextBytes(secret);
    return new LeafKey(secret);
  }

  /// The key of these bytes.
  ///
  /// @throws IllegalArgumentException if there are not 32 bytes
  public static LeafKey of(byte[] secret) {
    if (secret.length != SIZE_BYTES) {
      throw new IllegalArgumentException("The key of a sealed leaf has 32 bytes");
    }
    return new LeafKey(secret.clone());
  }

  /// A leaf that holds nothing: as random as one that does is without its key.
  static byte[] cover(SecureRandom chance) {
    byte[] leaf = new byte[LEAF_BYTES];
    chance.nextBytes(leaf);
    return leaf;
  }

  /// A copy of its 32 bytes.
  public byte[] bytes() {
    return secret.clone();
  }

  byte[] seal(byte[] plain) {
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, plain, 0);
    byte[] leaf = Arrays.copyOf(commitment(), COMMITMENT_BYTES + sealed.length);
    System.arraycopy(sealed, 0, leaf, COMMITMENT_BYTES, sealed.length);
    return leaf;
  }

  /// Returns what the leaf holds.
  ///
  /// @throws IllegalArgumentException if this is not the leaf's key, or the leaf was changed
  public Secret read(byte[] leaf) {
    return Secret.parse(open(leaf));
  }

  /// @throws IllegalArgumentException if this is not the leaf's key, or the leaf was changed
  byte[] open(byte[] leaf) {
    boolean isOurs =
        leaf.length == LEAF_BYTES
            && MessageDigest.isEqual(commitment(), Arrays.copyOf(leaf, COMMITMENT_BYTES));
    if (!isOurs) {
      throw new IllegalArgumentException("The key is not this leaf's");
    }
    return crypt(Cipher.DECRYPT_MODE, leaf, COMMITMENT_BYTES);
  }

  private byte[] crypt(int mode, byte[] bytes, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = new SecretKeySpec(derived("trygg sealed leaf: encrypt"), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, new byte[12]));
      return cipher.doFinal(bytes, from, bytes.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The leaf was changed", e);
    }
  }

  private byte[] commitment() {
    return derived("trygg sealed leaf: commit");
  }

  private byte[] derived(String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(label.getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "LeafKey[REDACTED]";
  }
}
