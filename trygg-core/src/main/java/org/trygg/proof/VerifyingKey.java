package org.trygg.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public key of a log, by which anyone checks its checkpoints: Ed25519, RFC 8032.
///
/// The text form is C2SP's `name+id+key`: the id is 8 hexadecimal digits, the key Base64 of the
/// byte `0x01` and the 32 bytes of the key.
public final class VerifyingKey {
  static final byte ED25519 = 1;
  static final int ID_BYTES = 4;

  private static final int KEY_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile("(" + SignedNote.NAME.pattern() + ")\\+([0-9a-f]{8})\\+(\\S+)");

  /// What X.509 puts before the 32 bytes of an Ed25519 key: RFC 8410.
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private VerifyingKey(String name, byte[] raw) {
    this.name = name;
    this.raw = raw;
    this.key = key(raw);
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if it is not a key of this form, or its id is another key's
  public static VerifyingKey parse(String text) {
    return parse(text, ED25519);
  }

  static VerifyingKey parse(String text, byte type) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A log's key is written name+id+key");
    }
    byte[] typed = SignedNote.decode(parts.group(3), "The last part of a log's key");
    if (typed.length != 1 + KEY_BYTES || typed[0] != type) {
      throw new IllegalArgumentException(
          "A log's key is an Ed25519 key, 0x01 and 32 bytes; a witness's begins with 0x04");
    }
    var key = new VerifyingKey(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().formatHex(key.id(type)).equals(parts.group(2))) {
      throw new IllegalArgumentException("The id of a log's key does not belong to name and key");
    }
    return key;
  }

  static VerifyingKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new VerifyingKey(
        name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
  }

  /// The key's name; a log's checkpoints carry it as their origin.
  public String name() {
    return name;
  }

  /// The first four bytes of `SHA-256(name || 0x0A || 0x01 || key)`.
  byte[] id() {
    return id(ED25519);
  }

  byte[] id(byte type) {
    MessageDigest digest = Hash.sha256();
    digest.update(name.getBytes(UTF_8));
    digest.update(new byte[] {'\n', type});
    return Arrays.copyOf(digest.digest(raw), ID_BYTES);
  }

  boolean isIdOf(byte[] signed) {
    return MessageDigest.isEqual(id(), Arrays.copyOf(signed, ID_BYTES));
  }

  /// Whether what follows the key id is this key's signature of the message.
  boolean isSigned(byte[] message, byte[] signed) {
    return isSigned(message, signed, ID_BYTES);
  }

  boolean isSigned(byte[] message, byte[] signed, int from) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed, from, signed.length - from);
    } catch (GeneralSecurityException e) {
      return false; // a signature that cannot even be read is not this key's
    }
  }

  private static PublicKey key(byte[] raw) {
    try {
      byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
      System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_BYTES);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("A log's key is 32 bytes of an Ed25519 key", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that
        && name.equals(that.name)
        && MessageDigest.isEqual(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return text(ED25519);
  }

  String text(byte type) {
    byte[] typed = new byte[1 + KEY_BYTES];
    typed[0] = type;
    System.arraycopy(raw, 0, typed, 1, KEY_BYTES);
    String id = HexFormat.of().formatHex(id(type));
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
  }
}
