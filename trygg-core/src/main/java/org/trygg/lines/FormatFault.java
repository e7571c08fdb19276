package org.trygg.lines;

/// Thrown inside a reader where lines are not of the format; it holds nothing of the lines.
public final class FormatFault extends Exception {
  private static final long serialVersionUID = 1;

  private final FaultKind kind;

  public FormatFault(FaultKind kind) {
    super(kind.text(), null, false, false);
    this.kind = kind;
  }

  public FaultKind kind() {
    return kind;
  }
}
