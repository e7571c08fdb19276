package org.trygg.policy;

import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.RuleId;

/// What the policy says of one request. Every answer but a gap names the rule it came from.
public sealed interface Decision {
  /// Allowed, for the purpose asked for and no other.
  ///
  /// @param rule the rule of the legal basis
  record Permitted(RuleId rule, LegalBasis basis, Masking masking, Until until)
      implements Decision {}

  /// Not allowed; an expected answer, hence a value and not an exception.
  record Refused(RuleId rule, Refusal reason) implements Decision {}

  /// No rule says yes: refused at the data path, and a matter for the privacy officer.
  record Gap(Missing what) implements Decision {
    /// What no rule covers.
    public enum Missing {
      CATEGORY,
      PURPOSE,
      BASIS
    }
  }
}
