package org.trygg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

    assertThat(store.read(ANNA)).contains(ring(ANNA, 1));
    assertThat(store.lock(ANNA)).contains(ring(ANNA, 1));
    assertThat(store.read(BO)).isEmpty();
    assertThat(store.lock(BO)).isEmpty();
  }

  @Test
  void severalRingsAreHeldInTheOrderOfTheirSubjects() {
    KeyRingStore store = emptyStore();
    store.insert(ring(BO, 1));
    store.insert(ring(ANNA, 1));
    var nobody = new SubjectRef(new UUID(3, 3));

    assertThat(store.lock(List.of(BO, nobody, ANNA))).containsExactly(ring(ANNA, 1), ring(BO, 1));
    assertThat(store.lock(List.<SubjectRef>of())).isEmpty();
  }

  @Test
  void theFirstRingOfASubjectIsPutOnce() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));

    assertThat(store.insert(new SealedRing(ANNA, 1, Ciphertext.of(new byte[] {9})))).isFalse();

    assertThat(store.read(ANNA)).contains(ring(ANNA, 1));
  }

  @Test
  void onlyTheNextVersionReplacesARing() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));

    assertThat(store.replace(ring(ANNA, 3))).isFalse();
    assertThat(store.replace(ring(ANNA, 2))).isTrue();
    assertThat(store.replace(ring(ANNA, 2))).isFalse();
    assertThat(store.replace(ring(BO, 2))).isFalse();

    assertThat(store.read(ANNA)).contains(ring(ANNA, 2));
  }

  @Test
  void aRemovedRingIsGoneAndRemovingAgainIsNoError() {
    KeyRingStore store = emptyStore();
    store.insert(ring(ANNA, 1));
    store.insert(ring(BO, 1));

    store.remove(ANNA);
    store.remove(ANNA);

    assertThat(store.read(ANNA)).isEmpty();
    assertThat(store.read(BO)).isPresent();
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

  private static SealedRing ring(SubjectRef subject, int version) {
    return new SealedRing(subject, version, Ciphertext.of(new byte[] {1, (byte) version}));
  }
}
