package org.trygg.formats;

/// Thrown inside a reader where lines are not of the format; it holds nothing of the lines.
final class FormatFault extends Exception {
  private static final long serialVersionUID = 1;

  private final FaultKind kind;

  FormatFault(FaultKind kind) {
    super(kind.text(), null, false, false);
    this.kind = kind;
  }

  FaultKind kind() {
    return kind;
  }
}
