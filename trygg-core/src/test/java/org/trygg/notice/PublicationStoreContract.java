package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.PolicyId;

/// What every [PublicationStore] does.
public abstract class PublicationStoreContract {
  private static final Publication FIRST = publication(2018, 'a');
  private static final Publication SECOND = publication(2024, 'b');

  protected abstract PublicationStore emptyStore();

  @Test
  void whatIsPutComesBackTheOldestVersionFirst() {
    PublicationStore store = emptyStore();

    store.put(SECOND);
    store.put(FIRST);

    assertThat(store.all()).containsExactly(FIRST, SECOND);
    assertThat(store.allForChange()).containsExactly(FIRST, SECOND);
  }

  @Test
  void aVersionIsPutOnce() {
    PublicationStore store = emptyStore();
    store.put(FIRST);

    assertThatThrownBy(() -> store.put(publication(2018, 'c')))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.all()).containsExactly(FIRST);
  }

  @Test
  void anEmptyStoreHasNone() {
    assertThat(emptyStore().all()).isEmpty();
  }

  private static Publication publication(int year, char digit) {
    return new Publication(
        new PolicyId("alleato", LocalDate.of(year, 9, 1)),
        String.valueOf(digit).repeat(64),
        new EntryId(new UUID(0x0000_0000_0000_7000L + digit, Long.MIN_VALUE)));
  }
}
