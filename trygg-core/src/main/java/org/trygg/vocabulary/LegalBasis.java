package org.trygg.vocabulary;

/// Why processing is lawful: one of the six of GDPR Art. 6(1). Term: `dpv:LegalBasis`.
public enum LegalBasis {
  /// Art. 6(1)(a).
  CONSENT("6(1)(a)"),
  /// Art. 6(1)(b).
  CONTRACT("6(1)(b)"),
  /// Art. 6(1)(c).
  LEGAL_OBLIGATION("6(1)(c)"),
  /// Art. 6(1)(d).
  VITAL_INTEREST("6(1)(d)"),
  /// Art. 6(1)(e).
  PUBLIC_TASK("6(1)(e)"),
  /// Art. 6(1)(f); the subject may object, Art. 21.
  LEGITIMATE_INTEREST("6(1)(f)");

  private final String article;

  LegalBasis(String article) {
    this.article = article;
  }

  /// The GDPR article, point and letter, such as `6(1)(a)`.
  public String article() {
    return article;
  }
}
