package org.trygg.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.TreeStore;
import org.trygg.vocabulary.SubjectRef;

/// A ledger in memory, for tests: one transaction at a time, undone if it throws.
public final class InMemoryLedgerStore implements LedgerStore, LogStore, LedgerTransactions {
  private State state = new State();

  private record Row(
      EntryId id, Leaf leaf, Optional<SubjectRef> subject, Optional<Leaf.Count> count) {}

  private static final class State {
    final TreeMap<EntryId, Pending> pending = new TreeMap<>();
    final List<Row> rows = new ArrayList<>();
    final Set<Long> gone = new HashSet<>();
    InMemoryTreeStore tree = new InMemoryTreeStore();

    State copy() {
      var copy = new State();
      copy.pending.putAll(pending);
      copy.rows.addAll(rows);
      copy.gone.addAll(gone);
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
  public synchronized List<EntryId> unlink(SubjectRef subject) {
    var linked = Optional.of(subject);
    List<EntryId> unlinked =
        Stream.concat(
                state.pending.values().stream()
                    .filter(each -> each.subject().equals(linked))
                    .map(Pending::id),
                state.rows.stream().filter(each -> each.subject().equals(linked)).map(Row::id))
            .toList();
    state.pending.replaceAll(
        (id, entry) -> new Pending(id, entry.leaf(), other(entry.subject(), subject)));
    state.rows.replaceAll(
        row -> new Row(row.id(), row.leaf(), other(row.subject(), subject), row.count()));
    return unlinked;
  }

  private static Optional<SubjectRef> other(Optional<SubjectRef> linked, SubjectRef unlinked) {
    return linked.filter(subject -> !subject.equals(unlinked));
  }

  @Override
  public synchronized List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most) {
    return IntStream.range(0, state.rows.size())
        .mapToObj(at -> new Aged(state.rows.get(at).id(), at, state.rows.get(at).subject()))
        .filter(each -> !state.gone.contains(each.index()))
        .filter(each -> each.id().made().isBefore(moment))
        .filter(each -> after.isEmpty() || each.id().compareTo(after.get()) > 0)
        .sorted(Comparator.comparing(Aged::id))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized long erase(Instant moment, List<Aged> aged) {
    aged.forEach(each -> state.gone.add(each.index()));
    return state.gone.size();
  }

  private Stream<Sequenced> kept(long from, long to) {
    return LongStream.range(from, Math.min(to, state.rows.size()))
        .filter(at -> !state.gone.contains(at))
        .mapToObj(at -> new Sequenced(at, state.rows.get((int) at).leaf()));
  }

  @Override
  public synchronized List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
    return kept(from, Long.MAX_VALUE)
        .filter(each -> state.rows.get((int) each.index()).subject().equals(Optional.of(subject)))
        .limit(most)
        .map(each ->
            new Sequenced(each.index(), each.leaf(), state.rows.get((int) each.index()).count()))
        .toList();
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
  public synchronized Map<SubjectRef, Leaf.Last> last(Collection<SubjectRef> subjects) {
    Map<SubjectRef, Leaf.Last> last = new HashMap<>();
    for (int at = 0; at < state.rows.size(); at++) {
      Row row = state.rows.get(at);
      long index = at;
      row.subject()
          .filter(subjects::contains)
          .ifPresent(subject ->
              last.put(
                  subject, new Leaf.Last(index, row.count().map(Leaf.Count::number).orElse(0L))));
    }
    return last;
  }

  @Override
  public synchronized void add(long first, List<Added> entries) {
    if (first != state.rows.size()) {
      throw new IllegalStateException("An index is used once");
    }
    for (Added each : entries) {
      if (state.pending.remove(each.entry().id()) == null) {
        throw new IllegalStateException("An entry gets a place once");
      }
      state.rows.add(row(each.entry(), each.count()));
    }
  }

  private static Row row(Pending entry, Optional<Leaf.Count> count) {
    return new Row(entry.id(), entry.leaf(), entry.subject(), count);
  }

  @Override
  public synchronized TreeStore tree() {
    return state.tree;
  }

  @Override
  public synchronized Optional<Sequenced> find(EntryId id) {
    return kept(0, Long.MAX_VALUE)
        .filter(each -> state.rows.get((int) each.index()).id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized List<Sequenced> entries(long from, long to) {
    return kept(from, to).toList();
  }
}
