package org.trygg.forms;

import java.util.List;
import java.util.Optional;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.Reason;

/// An identifier that somebody asks about: `kind`, such as `email`, and `value`.
public sealed interface IdentifierForm {
  /// An identifier.
  record Filled(Identifier identifier) implements IdentifierForm {}

  /// None; all that is wrong with it.
  record Flawed(List<Flaw> flaws) implements IdentifierForm {}

  /// Reads the form.
  static IdentifierForm read(byte[] json) {
    Form form = Form.of(json);
    Optional<IdentifierKind> kind =
        form.required("kind", IdentifierForm::kind, Flaw.Rule.IDENTIFIER);
    Optional<Identifier> identifier =
        form.required(
                "value",
                value -> kind.map(each -> Identifier.of(each, value)),
                Flaw.Rule.IDENTIFIER)
            .flatMap(each -> each);
    return form.end().flaws().isEmpty()
        ? new Filled(identifier.orElseThrow())
        : new Flawed(form.flaws());
  }

  /// The kind by its name in lower case with hyphens, such as `hardware-address`.
  ///
  /// @throws IllegalArgumentException if there is no such kind
  static IdentifierKind kind(String text) {
    for (IdentifierKind kind : IdentifierKind.values()) {
      if (Reason.of(kind).code().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("There is no such kind of identifier");
  }
}
