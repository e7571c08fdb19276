package org.trygg.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Which messages have been seen, and what became of them. Used inside the transaction in which
/// they are taken.
public interface InboxStore {
  /// Claims the messages that nobody has claimed, and returns those. Waits for whoever is claiming
  /// one of them: what is undone there is claimed here.
  Set<MessageKey> claim(Collection<MessageKey> keys, LocalDate received);

  /// Writes what became of claimed messages.
  void settle(Map<MessageKey, Receipt> receipts);

  /// What became of those of the messages that were settled.
  Map<MessageKey, Receipt> receipts(Collection<MessageKey> keys);

  /// Makes everybody else who names the same key wait until the transaction has ended.
  void serialise(MessageKey key);

  /// Forgets messages received before the day; returns how many.
  ///
  /// @param most how many to forget at once
  int forget(LocalDate before, int most);
}
