package org.trygg.vocabulary;

/// A text for people in both languages, Swedish first; neither is empty.
public record Words(String sv, String en) {
  /// @throws IllegalArgumentException if a language is missing
  public Words {
    if (sv.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("A text is given in Swedish and in English");
    }
  }

  /// Returns the text in the language asked for.
  public String in(Language language) {
    return switch (language) {
      case SV -> sv;
      case EN -> en;
    };
  }
}
