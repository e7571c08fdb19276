package org.trygg.identifiers;

import org.trygg.vocabulary.SubjectRef;

/// Whom an identifier, or an address at an instant, leads to. Never a guess.
public sealed interface Holder {

  /// One subject and no other.
  record One(SubjectRef subject, Certainty certainty) implements Holder {}

  /// More than one subject may be meant; none is named.
  record Ambiguous(int count) implements Holder {}

  /// Nobody known.
  record None() implements Holder {}

  /// How sure the one answer is.
  enum Certainty {
    /// What was written down says so.
    CERTAIN,
    /// Rests on an inferred end of a lease, or on a shared address without the port.
    UNCERTAIN
  }
}
