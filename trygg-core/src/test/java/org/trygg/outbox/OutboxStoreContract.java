package org.trygg.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.SubjectRef;

/// What every [OutboxStore] does.
public abstract class OutboxStoreContract {
  private static final SubjectRef ONE = new SubjectRef(new UUID(0, 1));
  private static final SubjectRef OTHER = new SubjectRef(new UUID(0, 2));

  protected abstract OutboxStore emptyStore();

  @Test
  void messagesWaitInTheOrderInWhichTheyWerePutUntilTheyAreTakenOut() {
    OutboxStore store = emptyStore();
    store.put(changed(ONE));
    store.put(changed(OTHER));
    store.put(changed(ONE));

    List<OutboxStore.Waiting> two = store.waiting(0, 2);
    List<OutboxStore.Waiting> rest = store.waiting(two.getLast().place(), 2);
    assertThat(messages(two)).containsExactly(changed(ONE), changed(OTHER));
    assertThat(messages(rest)).containsExactly(changed(ONE));
    assertThat(store.waiting(rest.getLast().place(), 2)).isEmpty();

    store.remove(List.of(two.getFirst().place()));
    assertThat(messages(store.waiting(0, 9))).containsExactly(changed(OTHER), changed(ONE));
  }

  @Test
  void forgettingASubjectTakesItsMessagesAndNobodyElses() {
    OutboxStore store = emptyStore();
    store.put(changed(ONE));
    store.put(changed(OTHER));

    store.forget(ONE);

    assertThat(messages(store.waiting(0, 9))).containsExactly(changed(OTHER));
  }

  private static List<Told> messages(List<OutboxStore.Waiting> waiting) {
    return waiting.stream().map(OutboxStore.Waiting::message).toList();
  }

  private static Told changed(SubjectRef subject) {
    return new Told(Told.Kind.STANDING_CHANGED, subject);
  }
}
