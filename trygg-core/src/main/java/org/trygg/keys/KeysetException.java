package org.trygg.keys;

/// A keyset file that cannot be used; the message says what to do.
public final class KeysetException extends RuntimeException {
  KeysetException(String message) {
    super(message);
  }

  KeysetException(String message, Throwable cause) {
    super(message, cause);
  }
}
