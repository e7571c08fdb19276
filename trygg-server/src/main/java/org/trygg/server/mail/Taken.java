package org.trygg.server.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.CaseRef;

/// What became of a mail; of the mail itself only keyed hashes.
///
/// @param key what it is known again by
/// @param ref the case that it belongs to
/// @param answer how far its answer is
/// @param at when it was taken
public record Taken(Key key, Optional<CaseRef> ref, Tray tray, Answer answer, Instant at) {
  /// Keyed hashes of a mail.
  ///
  /// @param message of what tells it from every other
  /// @param id of its id alone, which other mails may name
  /// @param sender of the address it is from
  public record Key(UUID message, UUID id, UUID sender) {}

  /// How far an answer is.
  public enum Answer {
    /// There is to be none.
    NONE,
    DUE,
    SENT,
    /// The mail server will not take a letter to the address.
    UNDELIVERABLE
  }
}
