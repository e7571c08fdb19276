package org.trygg.restore;

/// The files beside the keysets are not those that belong to the database; says what to put back.
public final class RestoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RestoreException(String message) {
    super(message);
  }

  RestoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
