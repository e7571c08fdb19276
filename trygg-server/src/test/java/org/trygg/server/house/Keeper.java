package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.keys.KeyFolder;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.vocabulary.SubjectRef;

/// Whoever keeps the keys of a program under load, as `./trygg keys` does: by the files beside it,
/// and by what is asked for in its database.
final class Keeper {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final Path data;

  Keeper(Path data) {
    this.data = data;
  }

  /// Rings are sealed with a new key from now on; also while the program runs.
  void rotate() {
    KeyId _ = rings().rotate();
  }

  /// The index has a new key; while the program is stopped.
  void rotateIndex() {
    KeyFolder.inTheClear(folder()).addTaggingKey("identifiers");
  }

  /// Asks for new keys for a subject, and for the end of every key that no ring needs. What cannot
  /// be asked, since the database is killed, is not asked.
  void ask(String subject) {
    try {
      JdbcClient jdbc = database();
      var store = new PostgresRotationStore(jdbc);
      var asked = new SubjectRef(UUID.fromString(subject));
      Instant now = Instant.now();
      if (!store.askToRekey(asked, now)) {
        return; // erased meanwhile
      }
      Set<KeyId> needed = store.count().keySet();
      for (KeyId key : rings().older()) {
        if (!needed.contains(key)) {
          boolean _ = store.askToRetire(key, now);
        }
      }
    } catch (DataAccessException | UncheckedIOException killed) {
      // The same is asked again after the next start.
    }
  }

  /// Once the program is left alone, everything that was asked for is done: one key seals every
  /// ring, every subject's old keys are gone, each tag is of the newest key, and no day that is
  /// over is in pieces.
  void assertAllIsDone() {
    JdbcClient jdbc = database();
    var store = new PostgresRotationStore(jdbc);
    awaitThat("subjects are given new keys", () -> store.toRekey(1).isEmpty());
    awaitThat(
        "every ring is sealed anew",
        () -> store.count().keySet().equals(Set.of(rings().primary())));
    awaitThat(
        "every tag is made anew",
        () -> is(jdbc, "SELECT count(DISTINCT made_with) <= 1 FROM identifier_tag"));
    awaitThat("days that are over are put together", () -> inPieces(jdbc) == 0);
  }

  /// A key of the program's, and whether it is destroyed.
  record Kept(KeyId key, boolean retired) {
    byte[] statement(String what) {
      return ("trygg key-encryption key\n" + what + "\n" + key + "\n").getBytes(UTF_8);
    }
  }

  /// The keys that have sealed rings, after the first.
  List<Kept> madeAnew() {
    return database()
        .sql(
            """
            SELECT encode(key_id, 'hex') AS key, retired_at IS NOT NULL AS retired
            FROM key_encryption_key ORDER BY noted_at OFFSET 1
            """)
        .query((row, _) -> new Kept(KeyId.parse(row.getString("key")), row.getBoolean("retired")))
        .list();
  }

  /// How many days of subjects are over and in pieces.
  private static long inPieces(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT count(*) FROM (
              SELECT FROM vault_segment WHERE day < ? AND category = 'sensor-log'
              GROUP BY subject, day, source, service, erase_on HAVING count(*) > 1) AS piece
            """)
        .param(LocalDate.now(STOCKHOLM))
        .query(Long.class)
        .single();
  }

  private static boolean is(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Boolean.class).single();
  }

  private static void awaitThat(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
    }
  }

  private KeysetEncryption rings() {
    return KeyFolder.inTheClear(folder()).encryption("rings");
  }

  private Path folder() {
    return data.resolve("keys");
  }

  private JdbcClient database() {
    try {
      Path home = data.resolve("postgres");
      String port = Files.readAllLines(home.resolve("data/postmaster.pid")).get(3).strip();
      String password = Files.readString(home.resolve("password")).strip();
      return JdbcClient.create(
          new DriverManagerDataSource(
              "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "trygg", password));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CannotGetJdbcConnectionException("The database is not there");
    }
  }
}
