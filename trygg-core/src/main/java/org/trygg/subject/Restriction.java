package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.vocabulary.Category;

/// A restriction of processing: the data is stored, and little else. Law: GDPR Art. 18.
///
/// @param categories what it covers; empty means everything held on the subject
/// @param lifted when it was lifted, the subject having been told; empty while it stands
public record Restriction(
    UUID id, Ground ground, Set<Category> categories, Instant from, Optional<Instant> lifted) {
  /// Why processing is restricted.
  public enum Ground {
    /// Art. 18(1)(a).
    ACCURACY_CONTESTED,
    /// Art. 18(1)(b).
    PROCESSING_UNLAWFUL,
    /// Art. 18(1)(c).
    NEEDED_FOR_CLAIMS,
    /// Art. 18(1)(d).
    OBJECTION_PENDING
  }

  public Restriction {
    categories = Set.copyOf(categories);
  }

  /// Whether data of the category is restricted at the moment.
  public boolean coversAt(Category category, Instant moment) {
    return (categories.isEmpty() || categories.contains(category))
        && !moment.isBefore(from)
        && (lifted.isEmpty() || moment.isBefore(lifted.get()));
  }
}
