package org.trygg.ledger;

import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Role;

/// Who acted, as an entry tells it: like [Actor], but a data subject is not told apart from
/// another.
public sealed interface Who {
  /// A member of staff.
  ///
  /// @param account the staff account's pseudonym
  record Staff(String account, Role role) implements Who {}

  /// A registered machine client.
  record Machine(String client) implements Who {}

  /// The data subject that the entry is about.
  record Self() implements Who {}

  /// A job of the program.
  record Job(String name) implements Who {}

  /// Returns the actor without what would name a data subject in a log that nothing is taken from.
  static Who of(Actor actor) {
    return switch (actor) {
      case Actor.Staff(var account, var role) -> new Staff(account, role);
      case Actor.Machine(var client) -> new Machine(client);
      case Actor.Self _ -> new Self();
      case Actor.Job(var name) -> new Job(name);
    };
  }
}
