package org.trygg.server.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.restore.Restoration;

/// Erases again whom a database put back from a backup has brought back, before any door opens, and
/// keeps the journal that tells of it.
public final class ErasingAgain {
  private static final Logger LOG = LoggerFactory.getLogger(ErasingAgain.class);
  private static final Requester JOB = Requester.job("restoration");

  /// Longer than any transaction that erases: its tombstone shows later than its time says.
  private static final Duration LATE = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final Gate gate;
  private final Restoration restoration;
  private final InstantSource clock;
  private volatile Instant noted = Instant.EPOCH;

  public ErasingAgain(
      Transactions transactions, Gate gate, Restoration restoration, InstantSource clock) {
    this.transactions = transactions;
    this.gate = gate;
    this.restoration = restoration;
    this.clock = clock;
  }

  /// Puts the rings of the living back and erases the erased; on a database that was not put back,
  /// does nothing.
  ///
  /// @throws org.trygg.restore.RestoreException if the keys do not belong to the database
  public void start() {
    // One transaction: a start that is cut off finds all of it again.
    transactions.call(() -> {
      Restoration.Returned returned = restoration.returned();
      // Decided on and entered once before: the restored log may not know of it.
      returned.erased().forEach(gate.upkeep()::forgetAgain);
      int keyless =
          returned.changed().stream().mapToInt(each -> gate.eraseKeyless(JOB, each)).sum();
      restoration.bury(clock.instant());
      return attest(returned.erased().size(), keyless);
    });
    note();
  }

  /// Writes into the journal who was erased since the last time.
  public void note() {
    Instant now = clock.instant();
    transactions.call(() -> {
      restoration.note(noted);
      return now;
    });
    noted = now.minus(LATE);
  }

  private int attest(int subjects, int items) {
    int all = subjects + items;
    if (all > 0) {
      gate.upkeep().attest(JOB, Action.ERASE, "trygg erased again\n".getBytes(US_ASCII), all);
      LOG.warn(
          "The database was put back from a backup: erased again {} subjects, and {} items of others",
          subjects,
          items);
    }
    return all;
  }
}
