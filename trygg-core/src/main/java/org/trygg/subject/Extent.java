package org.trygg.subject;

import java.util.Optional;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Recipient;

/// How far a consent goes: whether it is to being reached by a channel, or to data being given to a
/// recipient, and not to the use of data as such. Law: GDPR Art. 4(11), specific.
public record Extent(Optional<Channel> channel, Optional<Recipient> recipient) {
  /// To the use of data for the purpose.
  public static final Extent OF_USE = new Extent(Optional.empty(), Optional.empty());

  /// To being reached by the channel.
  public static Extent of(Channel channel) {
    return new Extent(Optional.of(channel), Optional.empty());
  }

  /// Whether it is to the use of data, and to nothing besides.
  public boolean isOfUse() {
    return channel.isEmpty() && recipient.isEmpty();
  }

  /// Whether it is to being reached by just this channel.
  public boolean isOf(Channel asked) {
    return channel.isPresent() && channel.get() == asked && recipient.isEmpty();
  }
}
