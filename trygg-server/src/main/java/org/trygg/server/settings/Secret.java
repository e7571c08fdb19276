package org.trygg.server.settings;

/// A setting that nobody may see: it prints as `[REDACTED]`.
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /// The secret itself, for the one who hands it on.
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
