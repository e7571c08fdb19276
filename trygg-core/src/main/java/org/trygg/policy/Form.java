package org.trygg.policy;

/// In which form data may be used: as it is, or only after it names nobody. GDPR Rec. 26.
public enum Form {
  IDENTIFIED,
  ANONYMISED
}
