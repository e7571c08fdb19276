package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.DAY;
import static org.trygg.vault.Samples.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trygg.keys.Ciphertext;
import org.trygg.vocabulary.SubjectRef;

/// What every [QuarantineStore] does; run for memory in the core, for PostgreSQL in the server.
public abstract class QuarantineStoreContract {
  protected abstract QuarantineStore emptyStore();

  @Test
  void anItemComesBackAsItWasPut() {
    QuarantineStore store = emptyStore();
    SealedQuarantine known = item(Optional.of(ANNA), 0, DAY);
    SealedQuarantine unknown = item(Optional.empty(), 1, DAY);

    store.add(List.of(known, unknown));

    assertThat(store.item(known.id())).contains(known);
    assertThat(store.item(unknown.id())).contains(unknown);
    assertThat(store.item(QuarantineId.random())).isEmpty();
  }

  @Test
  void itemsWaitOldestFirstUntilTheyAreSettled() {
    QuarantineStore store = emptyStore();
    SealedQuarantine second = item(Optional.empty(), 1, DAY);
    SealedQuarantine first = item(Optional.empty(), 0, DAY);
    store.add(second);
    store.add(first);

    assertThat(store.waiting(10)).containsExactly(first, second);
    assertThat(store.waiting(1)).containsExactly(first);
    assertThat(store.settle(first.id())).isTrue();
    assertThat(store.settle(first.id())).isFalse();

    assertThat(store.waiting(10)).containsExactly(second);
    assertThat(store.item(first.id()).orElseThrow().state())
        .isEqualTo(SealedQuarantine.State.SETTLED);
  }

  @Test
  void whatIsDueComesMostOverdueFirst() {
    QuarantineStore store = emptyStore();
    SealedQuarantine today = item(Optional.empty(), 0, DAY);
    SealedQuarantine overdue = item(Optional.empty(), 0, DAY.minusDays(1));
    store.add(today);
    store.add(overdue);
    store.add(item(Optional.empty(), 0, DAY.plusDays(1)));

    assertThat(store.due(DAY, 10)).containsExactly(overdue, today);
    assertThat(store.due(DAY, 1)).containsExactly(overdue);
  }

  @Test
  void itemsAreErasedByIdAndBySubject() {
    QuarantineStore store = emptyStore();
    SealedQuarantine annas = item(Optional.of(ANNA), 0, DAY);
    SealedQuarantine bos = item(Optional.of(BO), 0, DAY);
    SealedQuarantine nobodys = item(Optional.empty(), 0, DAY);
    store.add(List.of(annas, bos, nobodys));
    assertThat(store.about(ANNA)).containsExactly(annas);

    assertThat(store.eraseAll(ANNA)).isEqualTo(1);
    assertThat(store.erase(List.of(nobodys.id(), annas.id()))).isEqualTo(1);

    assertThat(store.waiting(10)).containsExactly(bos);
  }

  @Test
  void anItemThatIsKeptHasAnotherDayAndNothingElseIsChanged() {
    QuarantineStore store = emptyStore();
    var first = item(Optional.of(ANNA), 1, DAY);
    var second = item(Optional.of(BO), 2, DAY);
    store.add(List.of(first, second));

    store.postpone(List.of(first.id()), DAY.plusDays(1));

    assertThat(store.due(DAY, 10)).containsExactly(second);
    assertThat(store.due(DAY.plusDays(1), 10))
        .extracting(SealedQuarantine::id)
        .containsExactlyInAnyOrder(second.id(), first.id());
    assertThat(store.item(first.id()).orElseThrow().tag().reason()).isEqualTo(first.tag().reason());
  }

  private static SealedQuarantine item(
      Optional<SubjectRef> subject, int minute, LocalDate eraseOn) {
    var tag =
        new SealedQuarantine.Tag(
            subject, "unknown-category", NOON.plusSeconds(60L * minute), eraseOn);
    return new SealedQuarantine(
        QuarantineId.random(),
        tag,
        SealedQuarantine.State.WAITING,
        Ciphertext.of(new byte[] {1, 2}));
  }
}
