package org.trygg.columns;

/// Bytes are not what a writer of this room wrote. Says nothing of what they hold.
public final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DamagedException() {
    super("Opened data is not in the form it was written in");
  }

  DamagedException(Throwable cause) {
    super("Opened data does not unpack", cause);
  }
}
