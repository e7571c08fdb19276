package org.trygg.subject;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.vocabulary.Category;

/// A hold that keeps data from being erased. Law: GDPR Art. 17(3)(e); RB 27:16.
///
/// @param categories what it covers; empty means everything held on the subject
/// @param until the first day on which it no longer holds; empty while no end is known
public record LegalHold(
    UUID id, Ground ground, Set<Category> categories, LocalDate from, Optional<LocalDate> until) {
  /// Why the data must stay.
  public enum Ground {
    /// A claim is made or defended, GDPR Art. 17(3)(e).
    LEGAL_CLAIM,
    /// A complaint is open (the notice's promise P52).
    COMPLAINT,
    /// An authority has ordered preservation, RB 27:16.
    PRESERVATION_ORDER
  }

  public LegalHold {
    categories = Set.copyOf(categories);
  }

  /// Whether the hold is in force on the day.
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until.isEmpty() || day.isBefore(until.get()));
  }

  /// Whether the hold covers data of the category on the day.
  public boolean coversOn(Category category, LocalDate day) {
    return (categories.isEmpty() || categories.contains(category)) && holdsOn(day);
  }
}
