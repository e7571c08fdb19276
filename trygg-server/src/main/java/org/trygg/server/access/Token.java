package org.trygg.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A bearer token: 256 random bits as 43 letters of base64url. Shown once, kept only as a hash.
/// Source: RFC 6750.
public final class Token {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  public static Token issue(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The token with that text; empty when the text cannot be one.
  public static Optional<Token> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
  }

  /// The text, for the one to whom the token is handed.
  public String reveal() {
    return text;
  }

  public Hash hash() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new Hash(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }

  /// What is kept of a token: SHA-256, which needs no salt over 256 random bits.
  public static final class Hash {
    private final byte[] bytes;

    public Hash(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /// Compares in constant time.
    @Override
    public boolean equals(Object other) {
      return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Hash[" + HexFormat.of().formatHex(bytes, 0, 2) + "…]";
    }
  }
}
