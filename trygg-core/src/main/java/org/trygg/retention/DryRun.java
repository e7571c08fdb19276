package org.trygg.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;

/// What a sweep on a day would erase and why, what it would leave and until when. Nothing is done.
///
/// @param due what would go, by rule
/// @param kept what its day has come for, but a hold, a restriction or a changed standing keeps
/// @param staying everything else that is held, by category and day of erasure
public record DryRun(LocalDate day, List<DuePerRule> due, List<Kept> kept, List<Staying> staying) {
  /// An item kept although its day has come.
  public record Kept(Category category, Lifespan lifespan) {}

  /// Items that stay.
  ///
  /// @param until the first of the days on which some of them are to be gone, by month; empty while
  ///   no end is known
  public record Staying(Category category, Optional<LocalDate> until, long items) {}

  public DryRun {
    due = List.copyOf(due);
    kept = List.copyOf(kept);
    staying = List.copyOf(staying);
  }
}
