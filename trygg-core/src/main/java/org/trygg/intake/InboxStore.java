package org.trygg.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// Which messages have been seen, and what became of them. Used inside the transaction in which
/// they are taken.
public interface InboxStore {
  /// Writes what became of messages that nobody has settled. Waits for whoever is settling one of
  /// them: what is undone there is settled here.
  ///
  /// @return false if one of them was settled already; then the transaction is to be undone
  boolean settle(Map<MessageKey, Receipt> receipts, LocalDate received);

  /// What became of those of the messages that were settled.
  Map<MessageKey, Receipt> receipts(Collection<MessageKey> keys);

  /// Makes everybody else who names the same key wait until the transaction has ended.
  void serialise(MessageKey key);

  /// Forgets messages received before the day; returns how many.
  ///
  /// @param most how many to forget at once
  int forget(LocalDate before, int most);
}
