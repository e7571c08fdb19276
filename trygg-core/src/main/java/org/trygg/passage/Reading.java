package org.trygg.passage;

import java.time.Instant;
import java.util.Optional;
import org.trygg.vault.TimeRange;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// What somebody asks to see of one subject: one category.
///
/// @param purpose one of the occasion's purposes, when it has several; needed where the occasion
///   fixes none
/// @param range the times of the events wanted; records are shown whatever the range
public record Reading(
    SubjectRef subject, Category category, Optional<Purpose> purpose, TimeRange range) {
  public static Reading of(SubjectRef subject, Category category) {
    return new Reading(subject, category, Optional.empty(), TimeRange.ALL);
  }

  /// The same, of events from one instant up to, not including, another.
  ///
  /// @throws IllegalArgumentException if it ends before it begins
  public Reading within(Instant from, Instant until) {
    return new Reading(subject, category, purpose, new TimeRange(from, until));
  }

  public Reading toServe(Purpose wanted) {
    return new Reading(subject, category, Optional.of(wanted), range);
  }
}
