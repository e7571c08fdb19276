package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.Purpose;

/// An objection to one purpose, and what the controller answered. Law: GDPR Art. 21.
///
/// @param overridden when compelling grounds were found to weigh more, which lifts the objection;
///   empty while it is pending or upheld. Against marketing nothing weighs more, Art. 21(3).
public record Objection(UUID id, Purpose purpose, Instant received, Optional<Instant> overridden) {
  /// Whether the objection stops the purpose at the moment.
  public boolean standsAt(Instant moment) {
    return !moment.isBefore(received)
        && (overridden.isEmpty() || moment.isBefore(overridden.get()));
  }
}
