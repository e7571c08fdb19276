package org.trygg.vocabulary;

/// The languages in which Trygg speaks to people; Swedish is the first.
public enum Language {
  SV,
  EN;

  /// The BCP 47 tag, `sv` or `en`.
  public String tag() {
    return this == SV ? "sv" : "en";
  }
}
