package org.trygg.outbox;

import java.util.ArrayList;
import java.util.List;
import org.trygg.vocabulary.SubjectRef;

/// An outbox in memory, for tests.
public final class InMemoryOutboxStore implements OutboxStore {
  private final List<Told> messages = new ArrayList<>();

  @Override
  public void put(Told message) {
    messages.add(message);
  }

  @Override
  public List<Told> take(int most) {
    List<Told> oldest = messages.subList(0, Math.min(most, messages.size()));
    List<Told> taken = List.copyOf(oldest);
    oldest.clear();
    return taken;
  }

  @Override
  public void forget(SubjectRef subject) {
    messages.removeIf(each -> each.subject().equals(subject));
  }
}
