package org.trygg.server.access;

import java.util.Optional;
import org.trygg.policy.Request;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;

/// Who made the request at hand, proven by token or password.
public sealed interface Caller {
  Actor actor();

  /// A machine client within its registration.
  record MachineCaller(Machine registration) implements Caller {
    @Override
    public Actor.Machine actor() {
      return registration.actor();
    }

    /// The occasion for the policy: the registered purposes and categories, whatever was asked.
    public Request.Occasion.Registered occasion() {
      return new Request.Occasion.Registered(registration.purposes(), registration.categories());
    }
  }

  /// A member of staff.
  record StaffCaller(Actor.Staff actor) implements Caller {
    /// The occasion for the policy: the role within the case, or without one.
    public Request.Occasion.InCase occasion(Optional<CaseRef> caseRef) {
      return new Request.Occasion.InCase(actor.role(), caseRef);
    }
  }
}
