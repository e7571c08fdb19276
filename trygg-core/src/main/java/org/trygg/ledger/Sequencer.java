package org.trygg.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.NodeId;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;

/// Gives appended entries their places in the log, and signs a checkpoint of the result.
///
/// Run it every second, or after a commit, on as many servers as you like: one leads, the others
/// leave at once. Each batch is one transaction, so that a kill at any moment loses nothing and
/// leaves no hole.
public final class Sequencer {
  private static final int MOST_IN_BATCH = 10_000;

  private final LedgerTransactions transactions;
  private final SigningKey key;
  private final int batch;

  /// @param key the log's own key; its name is the log's origin
  /// @param batch most entries sequenced in one transaction; 1 to 10,000
  /// @throws IllegalArgumentException if the batch is out of range
  public Sequencer(LedgerTransactions transactions, SigningKey key, int batch) {
    if (batch < 1 || batch > MOST_IN_BATCH) {
      throw new IllegalArgumentException("A batch of the sequencer has 1 to 10,000 entries");
    }
    this.transactions = transactions;
    this.key = key;
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
    List<Pending> entries = log.takePending(batch);
    Optional<SignedCheckpoint> latest = log.latestCheckpoint();
    if (!entries.isEmpty() || latest.isEmpty()) {
      extend(log, latest.map(head -> frontier(head, log)).orElseGet(Frontier::empty), entries);
    }
    return entries.size();
  }

  private void extend(LogStore log, Frontier frontier, List<Pending> entries) {
    Map<NodeId, Hash> filled = LinkedHashMap.newLinkedHashMap(2 * entries.size());
    for (Pending entry : entries) {
      frontier.append(entry.leaf().hash(), filled::put);
    }
    String origin = key.verifyingKey().name();
    log.extend(entries, filled, new Checkpoint(origin, frontier.size(), frontier.root()).sign(key));
  }

  /// A log never signs what does not continue its last checkpoint: C2SP tlog-checkpoint.
  private Frontier frontier(SignedCheckpoint head, LogStore log) {
    if (!head.isSignedBy(key.verifyingKey())) {
      throw new LedgerException("The log's last checkpoint was not signed with this key");
    }
    Frontier frontier = Frontier.read(head.checkpoint().size(), log::nodes);
    if (!frontier.root().equals(head.checkpoint().root())) {
      throw new LedgerException("The log's nodes are not those of its last checkpoint");
    }
    return frontier;
  }
}
