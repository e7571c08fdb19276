package org.trygg.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.vocabulary.SubjectRef;

/// What every [SubjectStore] does; run for memory in the core, for PostgreSQL in the server.
public abstract class SubjectStoreContract {
  private static final SubjectRef ANNA =
      new SubjectRef(UUID.fromString("0b5f7f7e-6b4c-4d0e-9a51-0d1c6a3f2e10"));
  private static final int DRAWN = 50;

  protected abstract SubjectStore emptyStore();

  @Test
  void aSubjectThatNobodyHasPutIsNotFound() {
    SubjectStore store = emptyStore();

    assertThat(store.find(ANNA)).isEmpty();
    assertThat(store.findForChange(ANNA)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aStandingComesBackAsItWasPut(long seed) {
    SubjectStore store = emptyStore();
    var standings = new Standings(new Random(seed));

    for (int i = 0; i < DRAWN; i++) {
      Standing drawn = standings.next();
      store.put(drawn);
      assertThat(store.find(drawn.subject())).contains(drawn);
      assertThat(store.findForChange(drawn.subject())).contains(drawn);
    }
  }

  @Test
  void theStandingPutLastIsTheOnlyOne() {
    SubjectStore store = emptyStore();
    store.put(Standing.of(ANNA));

    store.put(Standing.of(ANNA).withProtectedIdentity(true));

    assertThat(store.find(ANNA)).contains(Standing.of(ANNA).withProtectedIdentity(true));
  }

  @Test
  void severalStandingsAreReadTogetherAndOfNobodyElse() {
    SubjectStore store = emptyStore();
    var bo = Standing.of(new SubjectRef(new UUID(2, 2))).withProtectedIdentity(true);
    var nobody = new SubjectRef(new UUID(3, 3));
    store.put(Standing.of(ANNA));
    store.put(bo);
    store.put(Standing.of(new SubjectRef(new UUID(4, 4))));

    assertThat(store.find(List.of(ANNA, nobody, bo.subject())))
        .isEqualTo(Map.of(ANNA, Standing.of(ANNA), bo.subject(), bo));
    assertThat(store.findAllForChange(List.of(bo.subject(), nobody, ANNA)))
        .isEqualTo(Map.of(ANNA, Standing.of(ANNA), bo.subject(), bo));
    assertThat(store.find(List.of())).isEmpty();
    assertThat(store.findAllForChange(List.of())).isEmpty();
  }

  @Test
  void aStandingReadBeforeItChangedIsReadAnew() {
    SubjectStore store = emptyStore();
    store.put(Standing.of(ANNA));
    store.find(List.of(ANNA));
    store.put(Standing.of(ANNA).withProtectedIdentity(true));

    assertThat(store.find(List.of(ANNA)))
        .containsValue(Standing.of(ANNA).withProtectedIdentity(true));
  }

  @Test
  void aForgottenSubjectIsGoneAndOthersStay() {
    SubjectStore store = emptyStore();
    var other = Standing.of(new SubjectRef(UUID.randomUUID()));
    store.put(Standing.of(ANNA));
    store.put(other);

    assertThat(store.forget(ANNA)).isTrue();

    assertThat(store.find(ANNA)).isEmpty();
    assertThat(store.forget(ANNA)).isFalse();
    assertThat(store.find(other.subject())).contains(other);
  }
}
