package org.trygg.outbox;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.vocabulary.SubjectRef;

/// An outbox in memory, for tests.
public final class InMemoryOutboxStore implements OutboxStore {
  private final SortedMap<Long, Told> messages = new TreeMap<>();
  private long last;

  @Override
  public void put(Told message) {
    messages.put(++last, message);
  }

  @Override
  public List<Waiting> waiting(long behind, int most) {
    return messages.tailMap(behind + 1).entrySet().stream()
        .limit(most)
        .map(each -> new Waiting(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public void remove(Collection<Long> places) {
    messages.keySet().removeAll(places);
  }

  @Override
  public void forget(SubjectRef subject) {
    messages.values().removeIf(each -> each.subject().equals(subject));
  }
}
