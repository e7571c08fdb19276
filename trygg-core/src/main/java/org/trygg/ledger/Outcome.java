package org.trygg.ledger;

/// How it ended.
public enum Outcome {
  /// It was permitted, and done.
  DONE(1),
  /// A rule said no.
  REFUSED(2),
  /// No rule said yes: refused too, and put before the privacy officer.
  GAP(3),
  /// It was set aside, encrypted and on a short clock, until someone decides.
  QUARANTINED(4),
  /// It was thrown away at once, and never kept.
  DISCARDED(5);

  private final byte code;

  Outcome(int code) {
    this.code = (byte) code;
  }

  /// The number that stands for the outcome in an entry; it never changes.
  byte code() {
    return code;
  }
}
