package org.trygg.ledger;

import java.util.Optional;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.RuleId;

/// Why it was done: the purpose, what made it lawful, and the occasion. Any of it may be absent, as
/// when a request was refused before it had a purpose.
///
/// @param rule the rule of the policy that decided
/// @param occasion the case within which staff acted
/// @param reason why it was refused or set aside
public record Why(
    Optional<Purpose> purpose,
    Optional<LegalBasis> legalBasis,
    Optional<RuleId> rule,
    Optional<PolicyId> policy,
    Optional<CaseRef> occasion,
    Optional<Reason> reason) {
  /// Nothing of it is known.
  public static final Why UNKNOWN =
      new Why(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// Returns the same, for this purpose on this legal basis.
  public Why toServe(Purpose served, LegalBasis basis) {
    return new Why(Optional.of(served), Optional.of(basis), rule, policy, occasion, reason);
  }

  /// Returns the same, decided by this rule of this policy.
  public Why decidedBy(RuleId deciding, PolicyId of) {
    return new Why(purpose, legalBasis, Optional.of(deciding), Optional.of(of), occasion, reason);
  }

  /// Returns the same, within this case.
  public Why within(CaseRef open) {
    return new Why(purpose, legalBasis, rule, policy, Optional.of(open), reason);
  }

  /// Returns the same, ended so for this reason.
  public Why because(Reason ended) {
    return new Why(purpose, legalBasis, rule, policy, occasion, Optional.of(ended));
  }
}
