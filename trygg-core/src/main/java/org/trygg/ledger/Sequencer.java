package org.trygg.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.proof.ForkException;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TiledLog;
import org.trygg.vocabulary.SubjectRef;

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
    List<Pending> pending = log.holdPending(batch);
    long first = size(log);
    List<LogStore.Added> entries = count(pending, first, log);
    List<byte[]> leaves = entries.stream().map(each -> each.entry().leaf().committed()).toList();
    try {
      tree.grow(log.tree(), leaves);
      log.add(first, entries);
      return entries.size();
    } catch (ForkException e) {
      throw new LedgerException(e);
    }
  }

  private static long size(LogStore log) {
    return log.latestCheckpoint().map(head -> head.checkpoint().size()).orElse(0L);
  }

  /// Numbers the entries about each subject: here only one writes, so that nobody waits for it.
  private static List<LogStore.Added> count(List<Pending> pending, long first, LogStore log) {
    Set<SubjectRef> subjects =
        pending.stream().flatMap(each -> each.subject().stream()).collect(Collectors.toSet());
    Map<SubjectRef, Leaf.Last> last = new HashMap<>(log.last(subjects));
    List<LogStore.Added> added = new ArrayList<>(pending.size());
    for (Pending each : pending) {
      long index = first + added.size();
      added.add(
          each.subject()
              .filter(_ -> each.leaf().isCountable())
              .map(subject -> count(each, subject, index, last))
              .orElseGet(() -> new LogStore.Added(each, Optional.empty())));
    }
    return added;
  }

  private static LogStore.Added count(
      Pending entry, SubjectRef subject, long index, Map<SubjectRef, Leaf.Last> last) {
    Leaf.Count count = Leaf.Count.after(last.getOrDefault(subject, Leaf.Last.NOTHING));
    last.put(subject, new Leaf.Last(index, count.number()));
    Leaf leaf = entry.leaf().counted(count);
    return new LogStore.Added(new Pending(entry.id(), leaf, entry.subject()), Optional.of(count));
  }
}
