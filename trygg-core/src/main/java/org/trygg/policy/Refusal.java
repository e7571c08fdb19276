package org.trygg.policy;

/// Why a request is refused, in the order in which the reasons are looked for.
public enum Refusal {
  /// The category is thrown away on arrival.
  DISCARDED_AT_ONCE,
  /// Staff gave no case.
  CASE_MISSING,
  /// The case is not one of this subject's.
  CASE_OF_ANOTHER_SUBJECT,
  /// The case is closed.
  CASE_CLOSED,
  /// The case's kind does not serve the purpose.
  CASE_OF_ANOTHER_KIND,
  /// The role may not work cases of this kind, or not for this purpose.
  ROLE_WITHOUT_DUTY,
  /// The role may not see the category.
  CATEGORY_OUTSIDE_ROLE,
  /// The machine client is not registered for the purpose.
  PURPOSE_NOT_REGISTERED,
  /// The machine client is not registered for the category.
  CATEGORY_NOT_REGISTERED,
  /// A subject asked for another's data.
  NOT_OWN_DATA,
  /// No service that the subject holds lets the category be collected.
  SERVICE_NOT_HELD,
  /// The category is special, and the subject has not consented explicitly.
  EXPLICIT_CONSENT_MISSING,
  /// Processing is restricted.
  RESTRICTED,
  /// The subject has not consented, or has withdrawn.
  CONSENT_MISSING,
  /// An objection stands.
  OBJECTED,
  /// Only anonymised data may be used.
  ANONYMISED_ONLY,
  /// The purpose's period is over.
  LAPSED
}
