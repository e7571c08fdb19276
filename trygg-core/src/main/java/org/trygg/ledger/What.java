package org.trygg.ledger;

import java.util.Optional;
import java.util.OptionalLong;
import org.trygg.vocabulary.Category;

/// What was done, how it ended, and to what.
///
/// @param about a commitment to the subject and the items; absent if it is about nobody
/// @param count how many items; from 0
public record What(
    Action action,
    Outcome outcome,
    Optional<Category> category,
    Optional<Commitment> about,
    OptionalLong count) {
  /// @throws IllegalArgumentException if the count is negative
  public What {
    if (count.orElse(0) < 0) {
      throw new IllegalArgumentException("A count is not negative");
    }
  }

  public static What of(Action action, Outcome outcome) {
    return new What(action, outcome, Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  /// Returns the same, in this category.
  public What in(Category of) {
    return new What(action, outcome, Optional.of(of), about, count);
  }

  /// Returns the same, about what is committed to.
  public What about(Commitment to) {
    return new What(action, outcome, category, Optional.of(to), count);
  }

  /// Returns the same, with so many items.
  ///
  /// @throws IllegalArgumentException if the count is negative
  public What counting(long items) {
    return new What(action, outcome, category, about, OptionalLong.of(items));
  }
}
