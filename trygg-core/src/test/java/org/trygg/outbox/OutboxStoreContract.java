package org.trygg.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.SubjectRef;

/// What every [OutboxStore] does.
public abstract class OutboxStoreContract {
  private static final SubjectRef ONE = new SubjectRef(new UUID(0, 1));
  private static final SubjectRef OTHER = new SubjectRef(new UUID(0, 2));

  protected abstract OutboxStore emptyStore();

  @Test
  void messagesAreTakenOutOnceInTheOrderInWhichTheyWerePut() {
    OutboxStore store = emptyStore();
    store.put(changed(ONE));
    store.put(changed(OTHER));
    store.put(changed(ONE));

    assertThat(store.take(2)).containsExactly(changed(ONE), changed(OTHER));
    assertThat(store.take(2)).containsExactly(changed(ONE));
    assertThat(store.take(2)).isEmpty();
  }

  @Test
  void forgettingASubjectTakesItsMessagesAndNobodyElses() {
    OutboxStore store = emptyStore();
    store.put(changed(ONE));
    store.put(changed(OTHER));

    store.forget(ONE);

    assertThat(store.take(10)).containsExactly(changed(OTHER));
  }

  private static Told changed(SubjectRef subject) {
    return new Told(Told.Kind.STANDING_CHANGED, subject);
  }
}
