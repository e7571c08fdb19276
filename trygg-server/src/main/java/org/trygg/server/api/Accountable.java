package org.trygg.server.api;

import java.util.function.Supplier;
import org.springframework.security.access.AccessDeniedException;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.server.access.Caller;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

/// Who may use the doors that are about no subject, such as the sweep's: the roles that the policy
/// gives the purpose of being able to show that the rules were followed. GDPR Art. 5(2).
public final class Accountable {
  private static final Purpose ACCOUNTABILITY = Purpose.of("legal-compliance.accountability");

  private final Supplier<Policy> policy;

  /// @param policy the policy in force
  public Accountable(Supplier<Policy> policy) {
    this.policy = policy;
  }

  /// @throws AccessDeniedException if the caller's role does not answer for the processing
  public void require(Caller.StaffCaller caller) {
    if (!isMet(caller)) {
      throw new AccessDeniedException("The role does not answer for the processing");
    }
  }

  /// Whether the caller's role answers for the processing.
  public boolean isMet(Caller.StaffCaller caller) {
    Role role = caller.actor().role();
    return policy.get().rulesOf(Rule.OfRole.class).stream()
        .anyMatch(rule -> rule.role().equals(role) && rule.purposes().contains(ACCOUNTABILITY));
  }
}
