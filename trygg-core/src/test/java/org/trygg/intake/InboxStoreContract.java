package org.trygg.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.Reason;

/// What every [InboxStore] does.
public abstract class InboxStoreContract {
  protected static final LocalDate DAY = LocalDate.parse("2026-05-17");
  protected static final MessageKey ONE = new MessageKey(new UUID(1, 1));
  protected static final MessageKey TWO = new MessageKey(new UUID(2, 2));
  protected static final Receipt KEPT =
      new Receipt(
          Receipt.Status.KEPT,
          Optional.empty(),
          new EntryId(UUID.fromString("0199c0de-0000-7000-8000-000000000003")));
  private static final Receipt SET_ASIDE =
      new Receipt(
          Receipt.Status.QUARANTINED,
          Optional.of(new Reason("unknown-field")),
          new EntryId(UUID.fromString("0199c0de-0000-7000-8000-000000000004")));

  protected abstract InboxStore emptyStore();

  @Test
  void aMessageIsSettledOnce() {
    InboxStore store = emptyStore();

    assertThat(store.settle(Map.of(ONE, KEPT), DAY)).isTrue();
    assertThat(store.settle(Map.of(ONE, SET_ASIDE), DAY)).isFalse();

    assertThat(store.receipts(Set.of(ONE))).isEqualTo(Map.of(ONE, KEPT));
  }

  @Test
  void whatBecameOfAMessageIsToldAsItWas() {
    InboxStore store = emptyStore();

    store.settle(Map.of(ONE, KEPT, TWO, SET_ASIDE), DAY);

    assertThat(store.receipts(Set.of(ONE, TWO))).isEqualTo(Map.of(ONE, KEPT, TWO, SET_ASIDE));
  }

  @Test
  void nothingIsToldOfAMessageThatNobodyHasSeen() {
    assertThat(emptyStore().receipts(Set.of(ONE))).isEmpty();
  }

  @Test
  void messagesFromBeforeADayAreForgottenAndNoOthers() {
    InboxStore store = emptyStore();
    store.settle(Map.of(ONE, KEPT), DAY.minusDays(1));
    store.settle(Map.of(TWO, KEPT), DAY);

    assertThat(store.forget(DAY, 10)).isEqualTo(1);
    assertThat(store.receipts(Set.of(ONE, TWO))).containsOnlyKeys(TWO);
  }
}
