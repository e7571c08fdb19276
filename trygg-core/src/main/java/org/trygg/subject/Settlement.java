package org.trygg.subject;

import java.time.LocalDate;

/// The end of a claim by an act of one of the parties; a claim may also end by time alone.
public record Settlement(Kind kind, LocalDate on) {
  /// How a claim was settled.
  public enum Kind {
    PAID,
    CREDITED,
    WRITTEN_OFF
  }
}
