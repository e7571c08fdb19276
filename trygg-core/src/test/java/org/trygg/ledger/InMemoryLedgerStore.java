package org.trygg.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.TreeStore;
import org.trygg.vocabulary.SubjectRef;

/// A ledger in memory, for tests: one transaction at a time, undone if it throws.
public final class InMemoryLedgerStore implements LedgerStore, LogStore, LedgerTransactions {
  private State state = new State();

  private record Row(EntryId id, Leaf leaf, Optional<SubjectRef> subject) {}

  private static final class State {
    final TreeMap<EntryId, Pending> pending = new TreeMap<>();
    final List<Row> rows = new ArrayList<>();
    InMemoryTreeStore tree = new InMemoryTreeStore();

    State copy() {
      var copy = new State();
      copy.pending.putAll(pending);
      copy.rows.addAll(rows);
      copy.tree = tree.copy();
      return copy;
    }
  }

  @Override
  public synchronized <T> T inTransaction(Function<LogStore, T> work) {
    State before = state.copy();
    try {
      return work.apply(this);
    } catch (RuntimeException e) {
      state = before;
      throw e;
    }
  }

  @Override
  public synchronized void append(List<Pending> entries) {
    for (Pending entry : entries) {
      if (state.pending.put(entry.id(), entry) != null) {
        throw new IllegalStateException("An entry id is used once");
      }
    }
  }

  @Override
  public synchronized void unlink(SubjectRef subject) {
    state.pending.replaceAll(
        (id, entry) -> new Pending(id, entry.leaf(), other(entry.subject(), subject)));
    state.rows.replaceAll(row -> new Row(row.id(), row.leaf(), other(row.subject(), subject)));
  }

  private static Optional<SubjectRef> other(Optional<SubjectRef> linked, SubjectRef unlinked) {
    return linked.filter(subject -> !subject.equals(unlinked));
  }

  @Override
  public synchronized List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
    List<Sequenced> found = new ArrayList<>();
    for (int at = (int) from; at < state.rows.size() && found.size() < most; at++) {
      Row row = state.rows.get(at);
      if (row.subject().equals(Optional.of(subject))) {
        found.add(new Sequenced(at, row.leaf()));
      }
    }
    return found;
  }

  @Override
  public boolean tryLead() {
    return true;
  }

  @Override
  public synchronized List<Pending> holdPending(int most) {
    return state.pending.values().stream().limit(most).toList();
  }

  @Override
  public synchronized void add(long first, List<Pending> entries) {
    if (first != state.rows.size()) {
      throw new IllegalStateException("An index is used once");
    }
    for (Pending entry : entries) {
      if (state.pending.remove(entry.id()) == null) {
        throw new IllegalStateException("An entry gets a place once");
      }
      state.rows.add(new Row(entry.id(), entry.leaf(), entry.subject()));
    }
  }

  @Override
  public synchronized TreeStore tree() {
    return state.tree;
  }

  @Override
  public synchronized Optional<Sequenced> find(EntryId id) {
    for (int at = 0; at < state.rows.size(); at++) {
      if (state.rows.get(at).id().equals(id)) {
        return Optional.of(new Sequenced(at, state.rows.get(at).leaf()));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized List<Sequenced> entries(long from, long to) {
    return LongStream.range(from, Math.min(to, state.rows.size()))
        .mapToObj(at -> new Sequenced(at, state.rows.get((int) at).leaf()))
        .toList();
  }
}
