package org.trygg.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.SubjectRef;

class OutboxTest {
  private static final SubjectRef ONE = new SubjectRef(new UUID(0, 1));
  private static final SubjectRef OTHER = new SubjectRef(new UUID(0, 2));

  private final OutboxStore store = new InMemoryOutboxStore();
  private final List<Told> heard = new ArrayList<>();
  private boolean isOneBroken;

  @Test
  void aMessageWhoseListenerFailsStaysAndKeepsOnlyItsSubjectsBack() {
    store.put(new Told(Told.Kind.STANDING_CHANGED, ONE));
    store.put(new Told(Told.Kind.STANDING_CHANGED, OTHER));
    store.put(new Told(Told.Kind.RECTIFIED, ONE));
    isOneBroken = true;

    assertThatThrownBy(outbox()::run).hasMessage("broken");
    assertThat(heard).containsExactly(new Told(Told.Kind.STANDING_CHANGED, OTHER));

    isOneBroken = false;
    assertThat(outbox().run()).isEqualTo(2);
    assertThat(heard)
        .endsWith(new Told(Told.Kind.STANDING_CHANGED, ONE), new Told(Told.Kind.RECTIFIED, ONE))
        .hasSize(3);
    assertThat(outbox().run()).isZero();
  }

  @Test
  void theSameMessageSeveralTimesOverIsToldOnceInABatchAndAllAreTakenOut() {
    for (int i = 0; i < 250; i++) {
      store.put(new Told(Told.Kind.STANDING_CHANGED, i < 200 ? ONE : OTHER));
    }

    assertThat(outbox().run()).isEqualTo(250);

    assertThat(heard).hasSize(3).extracting(Told::subject).containsExactly(ONE, ONE, OTHER);
    assertThat(store.waiting(0, 9)).isEmpty();
  }

  private Outbox outbox() {
    var transactions =
        new Transactions() {
          @Override
          public <T> T call(Supplier<T> work) {
            return work.get();
          }
        };
    return new Outbox(transactions, store, List.of(this::hear));
  }

  private void hear(Told message) {
    if (isOneBroken && message.subject().equals(ONE)) {
      throw new IllegalStateException("broken");
    }
    heard.add(message);
  }
}
