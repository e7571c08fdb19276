package org.trygg.intake;

/// Something that was handed in cannot be read; carries what is wrong, and nothing of the value.
final class FlawException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  FlawException(String pointer, Flaw.Rule rule) {
    super(rule.mend(), null, false, false);
    this.flaw = new Flaw(pointer, rule);
  }

  Flaw flaw() {
    return flaw;
  }
}
