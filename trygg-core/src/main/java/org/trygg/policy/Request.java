package org.trygg.policy;

import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// What somebody asks to do with something held, or about to be held, on one subject.
///
/// @param item what it is about; its category must not be one the requester made up
public record Request(Act act, Item item, Purpose purpose, Form form, Occasion occasion) {
  /// What is asked.
  public enum Act {
    COLLECT,
    READ,
    CHANGE,
    DISCLOSE
  }

  /// From where a request's purpose comes: never from the requester's own words alone.
  public sealed interface Occasion {
    /// Staff within a case.
    ///
    /// @param caseRef empty when staff act without a case, which is refused with that reason
    record InCase(Role role, Optional<CaseRef> caseRef) implements Occasion {}

    /// A machine client within its registration.
    record Registered(Set<Purpose> purposes, Set<Category> categories) implements Occasion {
      public Registered {
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
      }
    }

    /// A data subject on its own data.
    record OwnData(SubjectRef subject) implements Occasion {}

    /// The program itself, in a job whose purpose is fixed in code.
    record Job() implements Occasion {}
  }
}
