package org.trygg.vocabulary;

import java.util.UUID;

/// Reads the text form of pseudonyms without ever repeating bad input, which may be personal.
final class Pseudonyms {
  private static final int LENGTH = 36;

  private Pseudonyms() {}

  static UUID parse(String text, String what) {
    // UUID.fromString takes short groups and quotes its input in its faults: neither is wanted.
    if (text.length() == LENGTH) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        // falls through to the fault that does not repeat the text
      }
    }
    throw new IllegalArgumentException(what + " is a UUID of 36 characters");
  }
}
