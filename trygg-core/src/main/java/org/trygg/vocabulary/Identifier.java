package org.trygg.vocabulary;

/// Something that leads to a data subject: a kind and a value, kept only as a blind index.
///
/// The value is personal data: it is never printed.
///
/// @param value in the kind's normal form, see [IdentifierKind#normalise]
public record Identifier(IdentifierKind kind, String value) {
  /// @throws IllegalArgumentException if the value is not of its kind; the value is not repeated
  public static Identifier of(IdentifierKind kind, String value) {
    return new Identifier(kind, kind.normalise(value));
  }

  @Override
  public String toString() {
    return "Identifier[" + kind + " REDACTED]";
  }
}
