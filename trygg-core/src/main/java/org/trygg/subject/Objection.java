package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Purpose;

/// An objection to one purpose, and what the controller answered. Law: GDPR Art. 21.
///
/// @param channel the one by which the subject does not want to be reached; empty where the
///   objection is to the purpose itself, as is the rule
/// @param overridden when compelling grounds were found to weigh more, which lifts the objection;
///   empty while it is pending or upheld. Against marketing nothing weighs more, Art. 21(3).
public record Objection(
    UUID id,
    Purpose purpose,
    Optional<Channel> channel,
    Instant received,
    Optional<Instant> overridden) {
  /// An objection to the purpose itself.
  public Objection(UUID id, Purpose purpose, Instant received, Optional<Instant> overridden) {
    this(id, purpose, Optional.empty(), received, overridden);
  }

  /// The same objection, overridden at the moment.
  public Objection overriddenAt(Instant moment) {
    return new Objection(id, purpose, channel, received, Optional.of(moment));
  }

  /// Whether the objection stands at the moment.
  public boolean standsAt(Instant moment) {
    return !moment.isBefore(received)
        && (overridden.isEmpty() || moment.isBefore(overridden.get()));
  }

  /// Whether it is to the use of data for the purpose, and not to a channel alone.
  public boolean isOfUse() {
    return channel.isEmpty();
  }
}
