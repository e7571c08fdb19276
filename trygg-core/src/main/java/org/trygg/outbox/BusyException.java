package org.trygg.outbox;

/// More waits to be done than may: nothing was done, and the caller may try again in a while.
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BusyException() {
    super("More is handed in than can be done just now: hand it in again in a while");
  }
}
