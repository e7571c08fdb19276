package org.trygg.passage;

import java.util.Optional;
import java.util.Set;
import org.trygg.policy.Request.Occasion;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// Who asks, and on which occasion. The occasion fixes the purposes; the asker's words do not.
public record Requester(Actor actor, Occasion occasion) {
  /// @throws IllegalArgumentException if the occasion is not one that such an actor can have
  public Requester {
    boolean fits =
        switch (actor) {
          case Actor.Staff(_, Role role) ->
              occasion instanceof Occasion.InCase(Role as, _) && as.equals(role);
          case Actor.Machine _ -> occasion instanceof Occasion.Registered;
          case Actor.Self(SubjectRef subject) ->
              occasion instanceof Occasion.OwnData(SubjectRef own) && own.equals(subject);
          case Actor.Job _ -> occasion instanceof Occasion.Job;
        };
    if (!fits) {
      throw new IllegalArgumentException("An actor acts on an occasion of its own kind");
    }
  }

  /// Staff in a role, within a case; without one every request is refused for that reason.
  public static Requester staff(String account, Role role, Optional<CaseRef> caseRef) {
    return new Requester(new Actor.Staff(account, role), new Occasion.InCase(role, caseRef));
  }

  /// A machine client within its registration.
  public static Requester machine(String client, Set<Purpose> purposes, Set<Category> categories) {
    return new Requester(new Actor.Machine(client), new Occasion.Registered(purposes, categories));
  }

  /// A data subject on its own data.
  public static Requester self(SubjectRef subject) {
    return new Requester(new Actor.Self(subject), new Occasion.OwnData(subject));
  }

  /// A job of the program, whose purpose is fixed in code.
  public static Requester job(String name) {
    return new Requester(new Actor.Job(name), new Occasion.Job());
  }

  /// The case within which staff act; empty for everybody else and for staff without one.
  public Optional<CaseRef> caseRef() {
    return occasion instanceof Occasion.InCase(_, Optional<CaseRef> ref) ? ref : Optional.empty();
  }
}
