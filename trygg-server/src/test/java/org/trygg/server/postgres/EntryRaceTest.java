package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.GateWorld;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Found;
import org.trygg.passage.Requester;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.SubjectRef;

/// An entry about a subject that is written while the subject is being forgotten.
class EntryRaceTest {
  private static final Requester SWEEP = Requester.job("sweep");

  @TempDir private Path keys;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final GateWorld.Stores stores = PostgresStores.in(database);

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  @Promise("P98")
  void whoIsFoundWhileBeingForgottenHasNoEntryAfterwards() throws Exception {
    GateWorld world = new GateWorld(stores, keys).on("2023-01-10");
    SubjectRef anna = world.customer();
    world.contract(anna, GateWorld.ALARM, "2022-01-01", Optional.of("2023-06-30"));
    var personnummer = Identifier.of(IdentifierKind.PERSONNUMMER, "198501012382");
    world.on("2031-01-10");

    Future<ErasureAnswer> erasure =
        stores
            .transactions()
            .call(() -> {
              assertThat(world.gate().find(GateWorld.feeder(), personnummer))
                  .isInstanceOf(Found.One.class);
              var erasing = others.submit(() -> forget(world, anna));
              Waiting.until(jdbc, erasing);
              return erasing;
            });

    assertThat(erasure.get()).isInstanceOf(ErasureReport.class);
    world.sequence();
    assertThat(linksTo(anna)).isZero();
  }

  private static ErasureAnswer forget(GateWorld world, SubjectRef subject) {
    return world.gate().erase(SWEEP, subject, new ErasureScope.OfLapsed(), Optional.empty());
  }

  private long linksTo(SubjectRef subject) {
    return jdbc.sql("SELECT count(*) FROM ledger_subject WHERE subject = ?")
        .param(subject.value())
        .query(Long.class)
        .single();
  }
}
