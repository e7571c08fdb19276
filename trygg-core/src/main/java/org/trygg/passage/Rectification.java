package org.trygg.passage;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.vault.Fields;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// What somebody says is wrong or missing in one thing held on a subject; never printed. Law: GDPR
/// Art. 16.
public sealed interface Rectification {
  Target target();

  /// The thing that it is about, by its pseudonym.
  ///
  /// @param category of the thing; what is of another is not found
  /// @param purpose one of the occasion's purposes, when it has several; needed where the occasion
  ///   fixes none
  record Target(SubjectRef subject, Category category, UUID item, Optional<Purpose> purpose) {}

  /// Fields of a record are to have other values, or to be gone; the others stay.
  ///
  /// @param fields each of the form that the policy gives it
  record Correction(Target target, Fields fields, Set<String> removed) implements Rectification {
    /// @throws IllegalArgumentException if nothing is to change, or a field is to be both
    public Correction {
      removed = Set.copyOf(removed);
      if (fields.byName().isEmpty() && removed.isEmpty()) {
        throw new IllegalArgumentException("A correction changes a field or more");
      }
      if (!Collections.disjoint(removed, fields.byName().keySet())) {
        throw new IllegalArgumentException("A field is given a value or removed, not both");
      }
    }

    @Override
    public String toString() {
      return "Correction[REDACTED]";
    }
  }

  /// The subject's own words are to stand beside a record, or beside the events of a day.
  record Supplement(Target target, String statement) implements Rectification {
    /// The field that holds the words.
    public static final String STATEMENT = "trygg.statement";

    /// The field that says what they complete: the id of a record, or the day of events.
    public static final String COMPLETES = "trygg.completes";

    /// @throws IllegalArgumentException if it says nothing
    public Supplement {
      if (statement.isBlank()) {
        throw new IllegalArgumentException("A supplementary statement says something");
      }
    }

    @Override
    public String toString() {
      return "Supplement[REDACTED]";
    }
  }
}
