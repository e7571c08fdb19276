package org.trygg.formats;

import java.util.List;
import java.util.Locale;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

/// Finds identifiers in the texts of logs: none where a text is not of the kind.
final class Named {
  private Named() {}

  static List<Identifier> by(IdentifierKind kind, String text) {
    try {
      return List.of(Identifier.of(kind, text));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  /// Reads a hardware address with colons, hyphens, dots or nothing between its digits.
  static List<Identifier> byHardware(String text) {
    String digits = text.strip().replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
    boolean plain = digits.length() == 12 && text.strip().length() <= 17;
    return plain
        ? by(IdentifierKind.HARDWARE_ADDRESS, digits.replaceAll("(..)(?!$)", "$1:"))
        : List.of();
  }
}
