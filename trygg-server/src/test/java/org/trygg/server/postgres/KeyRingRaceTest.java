package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.keys.Binding;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SubjectErasedException;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Transactions that meet at one ring, on real connections.
class KeyRingRaceTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Binding PLACE =
      new Binding("record", LocalDate.of(2027, 1, 9), new UUID(5, 5));
  private static final byte[] SECRET = {1, 2, 3};
  private static final Instant NOW = Instant.parse("2027-01-09T11:00:00Z");

  @TempDir private Path folder;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final ExecutorService others = Executors.newCachedThreadPool();
  private KeyRings rings;

  @BeforeEach
  void start() {
    rings =
        new KeyRings(
            new PostgresKeyRingStore(jdbc),
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
  }

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  void manyFirstWritersAtOnceShareOneRingAndOneKeyForEachCategory() throws Exception {
    List<Future<Ciphertext>> sealed = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Category category = Category.of("c" + i % 4);
      sealed.add(others.submit(() -> in(() -> seal(category))));
    }

    for (int i = 0; i < 24; i++) {
      var key = rings.keyForOpening(ANNA, Category.of("c" + i % 4)).orElseThrow();
      assertThat(key.open(PLACE, sealed.get(i).get())).isEqualTo(SECRET);
    }
    assertThat(jdbc.sql("SELECT version FROM key_ring").query(Integer.class).list())
        .containsExactly(5);
  }

  @Test
  void aRingIsNotDestroyedBetweenSealingAndCommit() throws Exception {
    Future<?> destroyed =
        in(() -> {
          seal(IP_LOG);
          Future<?> other = destroyElsewhere();
          Waiting.until(jdbc, other);
          assertThat(other.isDone()).isFalse();
          return other;
        });

    destroyed.get();
    assertThatThrownBy(() -> in(() -> seal(IP_LOG))).isInstanceOf(SubjectErasedException.class);
  }

  @Test
  void aFirstWriterThatMeetsTheErasureOfASubjectWithoutARingMakesNone() throws Exception {
    Future<Ciphertext> writer =
        in(() -> {
          rings.destroy(ANNA, NOW);
          Future<Ciphertext> other = others.submit(() -> in(() -> seal(IP_LOG)));
          Waiting.until(jdbc, other);
          return other;
        });

    assertThatThrownBy(writer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SubjectErasedException.class);
    assertThat(jdbc.sql("SELECT count(*) FROM key_ring").query(Long.class).single()).isZero();
  }

  @Test
  void aKeyOfAnUndoneTransactionSealsNothingLater() {
    in(() -> seal(Category.of("other")));
    assertThatThrownBy(() ->
            in(() -> {
              seal(IP_LOG);
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");

    Ciphertext sealed = in(() -> seal(IP_LOG));

    start();
    assertThat(rings.keyForOpening(ANNA, IP_LOG).orElseThrow().open(PLACE, sealed))
        .isEqualTo(SECRET);
  }

  private Ciphertext seal(Category category) {
    return rings.keyForSealing(ANNA, category).seal(PLACE, SECRET);
  }

  private Future<?> destroyElsewhere() {
    return others.submit(() -> transaction.executeWithoutResult(_ -> rings.destroy(ANNA, NOW)));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
