package org.trygg.proof;

/// A fault of a stored tree: it is not the one that was last signed, or was signed with another
/// key. Going on would fork the log.
public final class ForkException extends RuntimeException {
  public ForkException(String message) {
    super(message);
  }
}
