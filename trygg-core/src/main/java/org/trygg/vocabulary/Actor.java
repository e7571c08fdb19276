package org.trygg.vocabulary;

/// Who acts: staff, a machine client, a data subject, or the program itself.
public sealed interface Actor {
  /// A member of staff, by pseudonym; acts within a case of a kind that the role may work.
  ///
  /// @param account the staff account's pseudonym, lower-case words with hyphens
  record Staff(String account, Role role) implements Actor {
    /// @throws IllegalArgumentException if the account is not lower-case words with hyphens
    public Staff {
      Names.requireWord(account, "A staff account");
    }
  }

  /// A registered machine client; its registration fixes its purposes and categories.
  ///
  /// @param client the client's name, lower-case words with hyphens
  record Machine(String client) implements Actor {
    /// @throws IllegalArgumentException if the client is not lower-case words with hyphens
    public Machine {
      Names.requireWord(client, "A machine client");
    }
  }

  /// A data subject acting on its own data.
  record Self(SubjectRef subject) implements Actor {}

  /// A job of the program, such as the retention sweep.
  ///
  /// @param name the job's name, lower-case words with hyphens
  record Job(String name) implements Actor {
    /// @throws IllegalArgumentException if the name is not lower-case words with hyphens
    public Job {
      Names.requireWord(name, "A job");
    }
  }

  /// Whether it is one and the same who acts, in whatever role: two roles do not make two persons.
  default boolean isSamePersonAs(Actor other) {
    return switch (this) {
      case Staff(var account, _) ->
          other instanceof Staff(var another, _) && account.equals(another);
      case Machine _, Self _, Job _ -> equals(other);
    };
  }
}
