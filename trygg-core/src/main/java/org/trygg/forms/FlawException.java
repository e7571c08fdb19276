package org.trygg.forms;

/// Something that was handed in cannot be read; carries what is wrong, and nothing of the value.
public final class FlawException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  public FlawException(String pointer, Flaw.Rule rule) {
    super(rule.mend(), null, false, false);
    this.flaw = new Flaw(pointer, rule);
  }

  public Flaw flaw() {
    return flaw;
  }
}
