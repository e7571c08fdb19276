package org.trygg.outbox;

import java.util.List;

/// Tells listeners what waits in the outbox. What a listener does and the message's leaving are one
/// transaction: a message whose listener fails stays.
public final class Outbox {
  private static final int BATCH = 100;

  private final Transactions transactions;
  private final OutboxStore store;
  private final List<Listener> listeners;

  public Outbox(Transactions transactions, OutboxStore store, List<Listener> listeners) {
    this.transactions = transactions;
    this.store = store;
    this.listeners = List.copyOf(listeners);
  }

  /// Tells all that waits, and returns how many messages that was.
  public int run() {
    int total = 0;
    int told;
    do {
      told = transactions.call(this::tellBatch);
      total += told;
    } while (told == BATCH);
    return total;
  }

  private int tellBatch() {
    List<Told> messages = store.take(BATCH);
    for (Told message : messages.stream().distinct().toList()) {
      listeners.forEach(listener -> listener.hear(message));
    }
    return messages.size();
  }
}
