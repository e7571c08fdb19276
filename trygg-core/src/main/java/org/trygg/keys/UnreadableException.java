package org.trygg.keys;

/// Sealed bytes that do not open: changed, moved, put back from an older time, of an unknown
/// version, or with a key that was destroyed.
///
/// A fault, never an answer: data that was erased has no row left to open.
public final class UnreadableException extends RuntimeException {
  /// @param message what did not open and why; never any of the bytes
  public UnreadableException(String message) {
    super(message);
  }

  /// @param message what did not open and why; never any of the bytes
  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
