package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.keys.Binding;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SubjectErasedException;
import org.trygg.keys.UnreadableException;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Two servers on one database, each with opened rings of its own in memory.
class TwoServersTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Category ALARM_LOG = Category.of("alarm-log");
  private static final Binding PLACE =
      new Binding("record", LocalDate.of(2027, 1, 9), new UUID(5, 5));
  private static final byte[] SECRET = {1, 2, 3};
  private static final Instant NOW = Instant.parse("2027-01-09T11:00:00Z");

  @TempDir private Path folder;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private KeyRings one;
  private KeyRings other;
  private Ciphertext sealed;

  @BeforeEach
  void start() {
    one = server();
    other = server();
    sealed = in(() -> one.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET));
    assertThat(open(other)).isEqualTo(SECRET);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @Promise("P27")
  void aRingShreddedByOneServerIsOfNoUseToTheOtherThatHasItOpen() {
    destroy();

    assertThatThrownBy(() -> open(other)).isInstanceOf(SubjectErasedException.class);
    assertThatThrownBy(() -> in(() -> other.keyForSealing(ANNA, IP_LOG)))
        .isInstanceOf(SubjectErasedException.class);
    assertThatThrownBy(() -> in(() -> other.salt(ANNA))).isInstanceOf(SubjectErasedException.class);
  }

  @Test
  @Promise("P27")
  void anOldRowPutBackByHandIsFoundAndNamedByBothServers() {
    jdbc.sql("CREATE TABLE backup AS SELECT subject, version, sealed FROM key_ring").update();
    destroy();

    jdbc.sql("INSERT INTO key_ring SELECT * FROM backup").update();

    for (KeyRings server : new KeyRings[] {one, other, server()}) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(SubjectErasedException.class)
          .hasMessageContaining("was put back");
      assertThatThrownBy(() -> in(() -> server.keyForSealing(ANNA, ALARM_LOG)))
          .isInstanceOf(SubjectErasedException.class)
          .hasMessageContaining("was put back");
    }
  }

  @Test
  void aCategoryForgottenByOneServerIsShutOnTheOther() {
    transaction.executeWithoutResult(_ -> one.forget(ANNA, IP_LOG));

    assertThat(in(() -> other.keyForOpening(ANNA, IP_LOG))).isEmpty();
    in(() -> one.keyForSealing(ANNA, IP_LOG));
    assertThatThrownBy(() -> open(other)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void aTransactionThatReadTheRingBeforeTheOtherServerChangedItOpensWhatThatOneWrote() {
    byte[] opened =
        in(() -> {
          CategoryKey read = one.keyForOpening(ANNA, IP_LOG).orElseThrow();
          Ciphertext newer = elsewhere();
          return read.open(PLACE, newer);
        });

    assertThat(opened).isEqualTo(SECRET);
  }

  /// A committed write of the other server, under a newer version of the ring.
  private Ciphertext elsewhere() {
    var written =
        CompletableFuture.supplyAsync(() ->
            in(() -> {
              other.keyForSealing(ANNA, ALARM_LOG);
              return other.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);
            }));
    return written.join();
  }

  private void destroy() {
    transaction.executeWithoutResult(_ -> one.destroy(ANNA, NOW));
  }

  private byte[] open(KeyRings server) {
    return in(() -> server.keyForOpening(ANNA, IP_LOG).orElseThrow().open(PLACE, sealed));
  }

  private KeyRings server() {
    return new KeyRings(
        new PostgresKeyRingStore(jdbc),
        FileKeyset.encryption(folder.resolve("rings")),
        FileKeyset.tagging(folder.resolve("tombstones")),
        new SecureRandom());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
