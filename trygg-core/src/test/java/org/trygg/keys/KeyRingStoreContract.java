package org.trygg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.SubjectRef;

/// What every [KeyRingStore] does; run for memory in the core, for PostgreSQL in the server.
public abstract class KeyRingStoreContract {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(2, 2));

  protected abstract KeyRingStore emptyStore();

  @Test
  void aRingComesBackAsItWasPut() {
    KeyRingStore store = emptyStore();

    assertThat(store.insert(ring(ANNA, 1))).isTrue();

    assertThat(read(store, ANNA)).contains(ring(ANNA, 1));
    assertThat(store.lock(ANNA, List.of()).ring()).contains(ring(ANNA, 1));
    assertThat(store.keep(ANNA, List.of()).ring()).contains(ring(ANNA, 1));
    assertThat(read(store, BO)).isEmpty();
    assertThat(store.lock(BO, List.of()).ring()).isEmpty();
    assertThat(store.keep(BO, List.of()).ring()).isEmpty();
  }

  @Test
  void severalRingsAreHeldInTheOrderOfTheirSubjects() {
    KeyRingStore store = emptyStore();
    store.insert(ring(BO, 1));
    store.insert(ring(ANNA, 1));
    var nobody = new SubjectRef(new UUID(3, 3));

    Tag buried = new Tag(new UUID(7, 7));
    store.bury(buried, Instant.EPOCH);

    KeyRingStore.Several several =
        store.lock(Set.of(BO, nobody, ANNA), List.of(new Tag(new UUID(8, 8)), buried));

    assertThat(several.rings()).containsExactly(ring(ANNA, 1), ring(BO, 1));
    assertThat(several.buried()).containsExactly(buried);
    assertThat(store.lock(Set.of(nobody), List.of()).rings()).isEmpty();
  }

  @Test
  void theFirstRingOfASubjectIsPutOnce() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));

    assertThat(store.insert(new SealedRing(ANNA, 1, Ciphertext.of(new byte[] {9})))).isFalse();

    assertThat(read(store, ANNA)).contains(ring(ANNA, 1));
  }

  @Test
  void onlyTheNextVersionReplacesARing() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));

    assertThat(store.replace(ring(ANNA, 3))).isFalse();
    assertThat(store.replace(ring(ANNA, 2))).isTrue();
    assertThat(store.replace(ring(ANNA, 2))).isFalse();
    assertThat(store.replace(ring(BO, 2))).isFalse();

    assertThat(read(store, ANNA)).contains(ring(ANNA, 2));
  }

  @Test
  void aRemovedRingIsGoneAndRemovingAgainIsNoError() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));
    store.insert(ring(BO, 1));

    store.remove(ANNA);
    store.remove(ANNA);

    assertThat(read(store, ANNA)).isEmpty();
    assertThat(read(store, BO)).isPresent();
  }

  @Test
  void aTombstoneIsFoundUnderAnyOfItsTagsAndStays() {
    KeyRingStore store = emptyStore();
    Tag buried = new Tag(new UUID(7, 7));
    Tag other = new Tag(new UUID(8, 8));

    store.bury(buried, Instant.EPOCH);
    store.bury(buried, Instant.EPOCH.plusSeconds(1));

    assertThat(store.isBuried(List.of(other, buried))).isTrue();
    assertThat(store.isBuried(List.of(other))).isFalse();
    assertThat(store.isBuried(List.of())).isFalse();
  }

  @Test
  void aRingIsReadTogetherWithTheTombstoneBesideIt() {
    KeyRingStore store = emptyStore();
    Tag buried = new Tag(new UUID(7, 7));
    store.bury(buried, Instant.EPOCH);
    store.insert(ring(ANNA, 1));

    for (KeyRingStore.Stored stored :
        List.of(store.read(ANNA, List.of(buried)), store.lock(ANNA, List.of(buried)))) {
      assertThat(stored).isEqualTo(new KeyRingStore.Stored(Optional.of(ring(ANNA, 1)), true));
    }
    for (KeyRingStore.Stored stored :
        List.of(store.read(BO, List.of(buried)), store.lock(BO, List.of(buried)))) {
      assertThat(stored).isEqualTo(new KeyRingStore.Stored(Optional.empty(), true));
    }
    assertThat(store.read(ANNA, List.of()).buried()).isFalse();
    assertThat(store.lock(ANNA, List.of(new Tag(new UUID(8, 8)))).buried()).isFalse();
  }

  private static Optional<SealedRing> read(KeyRingStore store, SubjectRef subject) {
    return store.read(subject, List.of()).ring();
  }

  private static SealedRing ring(SubjectRef subject, int version) {
    return new SealedRing(subject, version, Ciphertext.of(new byte[] {1, (byte) version}));
  }
}
