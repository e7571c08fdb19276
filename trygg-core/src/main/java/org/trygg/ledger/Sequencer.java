package org.trygg.ledger;

import java.util.List;
import org.trygg.proof.ForkException;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TiledLog;

/// Gives appended entries their places in the log, and signs a checkpoint of the result.
///
/// Run it every second, or after a commit, on as many servers as you like: one leads, the others
/// leave at once. Each batch is one transaction, so that a kill at any moment loses nothing and
/// leaves no hole.
public final class Sequencer {
  private static final int MOST_IN_BATCH = 10_000;

  private final LedgerTransactions transactions;
  private final TiledLog tree;
  private final int batch;

  /// @param key the log's own key; its name is the log's origin
  /// @param batch most entries sequenced in one transaction; 1 to 10,000
  /// @throws IllegalArgumentException if the batch is out of range
  public Sequencer(LedgerTransactions transactions, SigningKey key, int batch) {
    if (batch < 1 || batch > MOST_IN_BATCH) {
      throw new IllegalArgumentException("A batch of the sequencer has 1 to 10,000 entries");
    }
    this.transactions = transactions;
    this.tree = new TiledLog(key);
    this.batch = batch;
  }

  /// Sequences what waits, and returns how many entries that was.
  ///
  /// @throws LedgerException if the stored log is not the one last signed with this key
  public long run() {
    long total = 0;
    int done;
    do {
      done = transactions.inTransaction(this::sequenceBatch);
      total += done;
    } while (done == batch);
    return total;
  }

  private int sequenceBatch(LogStore log) {
    if (!log.tryLead()) {
      return 0;
    }
    List<Pending> entries = log.holdPending(batch);
    List<byte[]> leaves = entries.stream().map(entry -> entry.leaf().committed()).toList();
    try {
      long size = tree.grow(log.tree(), leaves).checkpoint().size();
      log.add(size - entries.size(), entries);
      return entries.size();
    } catch (ForkException e) {
      throw new LedgerException(e);
    }
  }
}
