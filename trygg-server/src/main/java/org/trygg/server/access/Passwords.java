package org.trygg.server.access;

import java.nio.charset.StandardCharsets;

/// What a password must be: long rather than ornate. Source: NIST SP 800-63B.
final class Passwords {
  private static final int LEAST_CHARACTERS = 12;
  private static final int MOST_BYTES = 72;

  private Passwords() {}

  static String checked(String password) {
    if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
      throw new IllegalArgumentException("A password has at least 12 characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("A password has at most 72 bytes");
    }
    return password;
  }
}
