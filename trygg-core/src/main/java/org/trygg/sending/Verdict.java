package org.trygg.sending;

import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.RuleId;

/// Whether a message may be sent now.
public sealed interface Verdict {
  /// It may, for this purpose.
  ///
  /// @param rule the channel's rule
  record Allowed(RuleId rule, Purpose purpose) implements Verdict {}

  /// It may not.
  record Refused(Reason reason) implements Verdict {}
}
