package org.trygg.requests;

import java.time.LocalDate;
import java.util.Optional;
import org.trygg.vocabulary.Category;

/// What became of so many things of one category when a request was carried out.
///
/// @param ground what keeps them longest: the path of a rule, or `hold` or `restriction`; empty
///   unless they are kept
/// @param law the law that the policy names for it
/// @param until the first day on which it is no ground any more; empty while no end is known
public record Result(
    Category category,
    Fate fate,
    Optional<String> ground,
    Optional<String> law,
    Optional<LocalDate> until,
    long items) {
  /// What can become of something held.
  public enum Fate {
    ERASED,
    KEPT,
    CORRECTED,
    RESTRICTED,
    DELIVERED,
    WITHHELD
  }

  /// So many more of the same.
  public Result and(Result same) {
    return new Result(category, fate, ground, law, until, items + same.items);
  }
}
