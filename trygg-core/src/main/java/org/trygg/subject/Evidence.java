package org.trygg.subject;

import java.util.Optional;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.RuleId;

/// What shows that a consent was given: which words were put to the subject, and how it answered.
/// Law: GDPR Art. 7(1).
///
/// @param wording the rule that holds the words, in the version of the notice that the consent
///   names
/// @param hash SHA-256 of the words as they were put, in UTF-8, in lower-case hexadecimal
/// @param given how it was given
/// @param withdrawn how it was withdrawn; empty while it stands, and where nobody said how
public record Evidence(
    RuleId wording, Language language, String hash, Method given, Optional<Method> withdrawn) {
  /// By what a subject says yes, or takes it back.
  public enum Method {
    /// On a page of the controller's.
    PAGE,
    PHONE,
    LETTER,
    EMAIL,
    IN_PERSON
  }

  /// The same, withdrawn in this way.
  public Evidence withdrawnBy(Optional<Method> how) {
    return new Evidence(wording, language, hash, given, how);
  }
}
