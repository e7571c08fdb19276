package org.trygg.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trygg.keys.Ciphertext;
import org.trygg.ledger.EntryId;

/// What every store of sealed entries does.
public abstract class SealedStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private SealedStore store;

  protected abstract SealedStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @Test
  void entriesWaitInTheOrderOfTheirIdsUntilTheyHaveAPlace() {
    store.put(entry(2, Optional.empty()));
    store.put(entry(1, Optional.empty()));

    assertThat(store.waiting(9)).extracting(SealedEntry::id).containsExactly(id(1), id(2));
    assertThat(store.waiting(1)).extracting(SealedEntry::id).containsExactly(id(1));
    store.place(List.of(store.waiting(1).getFirst().at(7)));
    assertThat(store.waiting(9)).extracting(SealedEntry::id).containsExactly(id(2));
  }

  @Test
  void anEntryIsDueFromItsDayOnceItHasAPlaceAndNeverWithoutADay() {
    store.put(entry(1, Optional.of(DAY)));
    store.put(entry(2, Optional.empty()));
    assertThat(store.due(DAY, Optional.empty(), 9)).isEmpty();
    store.place(store.waiting(9).stream().map(each -> each.at(each.leaf().bytes()[0])).toList());

    assertThat(store.due(DAY.minusDays(1), Optional.empty(), 9)).isEmpty();
    assertThat(store.due(DAY, Optional.empty(), 9))
        .singleElement()
        .satisfies(due -> {
          assertThat(due.id()).isEqualTo(id(1));
          assertThat(due.place()).hasValue(1);
          assertThat(due.leaf().bytes()).isEqualTo(entry(1, Optional.empty()).leaf().bytes());
          assertThat(due.key().bytes()).isEqualTo(new byte[] {1, 9});
        });
  }

  @Test
  void whatIsOpenedIsFoundByTheEntryThatTellsOfItAndNotDueAgain() {
    store.put(entry(1, Optional.of(DAY)));
    store.place(store.waiting(9).stream().map(each -> each.at(3)).toList());
    var opening = new Opening(id(1), id(40), 3, LeafKey.of(new byte[32]));

    store.open(opening);

    assertThat(store.due(DAY, Optional.empty(), 9)).isEmpty();
    assertThat(store.opening(id(1))).isEmpty();
    assertThat(store.opening(id(40)))
        .hasValueSatisfying(found -> {
          assertThat(found.id()).isEqualTo(id(1));
          assertThat(found.place()).isEqualTo(3);
          assertThat(found.key().bytes()).isEqualTo(new byte[32]);
        });
  }

  @Test
  void anOpeningGoesWithTheEntryThatToldOfItAndWhatIsNeverToldWithItsYear() {
    store.put(entry(1, Optional.of(DAY)));
    store.put(entry(2, Optional.empty()));
    store.put(entry(3, Optional.of(DAY)));
    store.place(store.waiting(9).stream().map(each -> each.at(each.leaf().bytes()[0])).toList());
    store.put(entry(4, Optional.empty()));
    store.open(new Opening(id(1), id(40), 1, LeafKey.of(new byte[32])));

    store.eraseOpenings(List.of(id(41)));
    store.eraseClosed(id(2).made());
    assertThat(store.opening(id(40))).isPresent();
    store.eraseOpenings(List.of(id(40)));
    store.eraseClosed(id(2).made().plusSeconds(1));

    assertThat(store.opening(id(40))).isEmpty();
    assertThat(store.due(DAY, Optional.empty(), 9))
        .extracting(SealedEntry::id)
        .containsExactly(id(3));
    assertThat(store.waiting(9)).extracting(SealedEntry::id).containsExactly(id(4));
  }

  @Test
  void whatIsDueIsFoundPageByPage() {
    store.put(entry(1, Optional.of(DAY)));
    store.put(entry(2, Optional.of(DAY)));
    store.put(entry(3, Optional.of(DAY)));
    store.place(store.waiting(9).stream().map(each -> each.at(each.leaf().bytes()[0])).toList());

    assertThat(store.due(DAY, Optional.empty(), 2))
        .extracting(SealedEntry::id)
        .containsExactly(id(1), id(2));
    assertThat(store.due(DAY, Optional.of(id(2)), 2))
        .extracting(SealedEntry::id)
        .containsExactly(id(3));
  }

  @Test
  void theLastBeatIsRemembered() {
    assertThat(store.lastBeat()).isEmpty();
    store.beat(41);
    store.beat(42);
    assertThat(store.lastBeat()).hasValue(42);
  }

  private static EntryId id(int number) {
    return new EntryId(new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L));
  }

  private static SealedEntry entry(int number, Optional<LocalDate> opens) {
    byte[] leaf = new byte[LeafKey.LEAF_BYTES];
    leaf[0] = (byte) number;
    var key = Ciphertext.of(new byte[] {(byte) number, 9});
    return new SealedEntry(id(number), Ciphertext.of(leaf), key, opens, OptionalLong.empty());
  }
}
