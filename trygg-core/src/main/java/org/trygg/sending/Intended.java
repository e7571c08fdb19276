package org.trygg.sending;

import java.util.Optional;
import java.util.Set;
import org.trygg.policy.Channels;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// A message that somebody means to send.
///
/// @param purpose what kind of message it is; empty for that of the channel's own rule
/// @param madeOf the categories that it was chosen or written by, beside the address; such as
///   `usage` for an offer that goes by what the subject has consumed
/// @param register what the sender found in the register that the channel's rule names
public record Intended(
    SubjectRef subject,
    Channel channel,
    Optional<Purpose> purpose,
    Set<Category> madeOf,
    Channels.Register register) {
  public Intended {
    madeOf = Set.copyOf(madeOf);
  }
}
