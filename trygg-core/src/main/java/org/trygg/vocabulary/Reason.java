package org.trygg.vocabulary;

import java.util.Locale;

/// Why something was refused or set aside: a fixed code, such as `case-missing`.
public record Reason(String code) {
  /// @throws IllegalArgumentException if the code is not lower-case words joined by hyphens
  public Reason {
    Names.requireWord(code, "A reason");
  }

  /// The code that an enum's constant has: its name in lower case, with hyphens.
  public static Reason of(Enum<?> constant) {
    return new Reason(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Override
  public String toString() {
    return code;
  }
}
