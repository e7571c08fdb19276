package org.trygg.policy;

/// What the program does of itself to keep promises that are not about one category or purpose.
///
/// A policy names controls by these names in lower case with hyphens. Which of them are enforced
/// and tested today is told by `docs/promises.md`, which is written from the tests.
public enum Control {
  /// Every step is in the ledger before anything is revealed.
  LEDGER,
  /// Proofs that the ledger is whole can be checked by anyone.
  LEDGER_PROOFS,
  /// Data at rest is sealed with keys of the subject's own.
  ENCRYPTION_AT_REST,
  /// Only what a rule permits is done; the rest is refused.
  DECISION_BY_RULE,
  /// Staff act within a case, and see what the case needs.
  CASE_BOUND_ACCESS,
  /// Data leaves only through the gate.
  ONE_DOOR,
  /// What was erased stays erased after a restore.
  ERASURE_SURVIVES_RESTORE,
  /// What is due is erased on its day.
  RETENTION_SWEEP,
  /// What cannot be classified is quarantined.
  QUARANTINE,
  /// Numbers that name nobody.
  ANONYMOUS_STATISTICS,
  /// The notice is published from the rules, in all its versions.
  PUBLISHED_NOTICE,
  /// The subject sees what is held, why, and until when.
  ACCESS_REPORT,
  /// A mail to the controller's contact becomes a rights request.
  MAIL_INTAKE,
  /// The channel is asked about at the moment of sending.
  SEND_GATE,
  /// Security measures and systems are registered and reviewed.
  MEASURE_REGISTER,
  /// Abuse is handled apart from everything else.
  ABUSE_HANDLING
}
