package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.mail.Taken;
import org.trygg.server.mail.Tray;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.vocabulary.CaseRef;

/// Which mails were taken, and for how long that is remembered.
class PostgresMailStoreTest {
  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
  private static final UUID SENDER = new UUID(1, 1);

  private final HikariDataSource database = TestDatabase.fresh();
  private final PostgresMailStore store = new PostgresMailStore(JdbcClient.create(database));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMailIsTakenOnceAndItsAnswerIsWrittenDown() {
    Taken taken = taken(Optional.of(new CaseRef(new UUID(2, 2))), Taken.Answer.DUE);

    assertThat(store.put(taken)).isTrue();
    assertThat(store.put(taken)).isFalse();
    store.answered(taken.key().message(), Taken.Answer.SENT);

    assertThat(store.find(taken.key().message()).orElseThrow().answer())
        .isEqualTo(Taken.Answer.SENT);
    assertThat(store.caseOf(List.of(taken.key().id()))).isEqualTo(taken.ref());
    assertThat(store.answersSince(SENDER, NOON.minusSeconds(1))).isEqualTo(1);
    assertThat(store.answersSince(SENDER, NOON)).isZero();
  }

  @Test
  void aMailIsForgottenWithItsCaseAndOneWithoutACaseByItsAge() {
    Taken gone = taken(Optional.of(new CaseRef(new UUID(3, 3))), Taken.Answer.NONE);
    Taken alone = taken(Optional.empty(), Taken.Answer.NONE);
    store.put(gone);
    store.put(alone);

    assertThat(store.forget(NOON)).isEqualTo(1);
    assertThat(store.find(alone.key().message())).contains(alone);
    assertThat(store.forget(NOON.plusSeconds(1))).isEqualTo(1);
  }

  private static Taken taken(Optional<CaseRef> ref, Taken.Answer answer) {
    var key = new Taken.Key(UUID.randomUUID(), UUID.randomUUID(), SENDER);
    return new Taken(key, ref, Tray.REQUESTS, answer, NOON);
  }
}
