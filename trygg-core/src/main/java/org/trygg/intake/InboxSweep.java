package org.trygg.intake;

import java.time.LocalDate;
import java.time.Period;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;

/// Forgets which messages have been seen, 60 days after they came: a sender that has not given up
/// by then sends them as new.
public final class InboxSweep {
  /// How long a message is known again.
  public static final Period WINDOW = Period.ofDays(60);

  private static final int BATCH = 10_000;

  private final Transactions transactions;
  private final InboxStore inbox;
  private final Gate gate;

  public InboxSweep(Transactions transactions, InboxStore inbox, Gate gate) {
    this.transactions = transactions;
    this.inbox = inbox;
    this.gate = gate;
  }

  /// Forgets all that is due; each batch is a transaction of its own.
  public void run() {
    LocalDate before = gate.today().minus(WINDOW);
    int forgotten;
    do {
      forgotten = transactions.call(() -> inbox.forget(before, BATCH));
    } while (forgotten == BATCH);
  }
}
