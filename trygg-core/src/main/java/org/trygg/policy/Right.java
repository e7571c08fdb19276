package org.trygg.policy;

/// A right of the data subject. Law: GDPR Art. 7(3) and 13 to 22.
public enum Right {
  INFORMATION,
  ACCESS,
  RECTIFICATION,
  ERASURE,
  RESTRICTION,
  PORTABILITY,
  OBJECTION,
  OBJECTION_TO_MARKETING,
  WITHDRAWAL,
  HUMAN_REVIEW,
  COMPLAINT
}
