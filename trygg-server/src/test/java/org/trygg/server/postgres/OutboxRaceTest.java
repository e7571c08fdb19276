package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.GateWorld;
import org.trygg.outbox.Outbox;
import org.trygg.retention.Redater;
import org.trygg.vocabulary.SubjectRef;

/// A listener that hears of a subject while the subject is being forgotten.
class OutboxRaceTest {
  @TempDir private Path keys;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  void whoForgetsASubjectAndWhoTellsOfItWaitInOneDirectionOnly() throws Exception {
    GateWorld.Stores stores = PostgresStores.in(database);
    var world = new GateWorld(stores, keys);
    SubjectRef anna = world.customer(GateWorld.ALARM);
    var outbox =
        new Outbox(stores.transactions(), stores.outbox(), List.of(new Redater(world.gate())));

    Future<Integer> telling =
        stores
            .transactions()
            .call(() -> {
              assertThat(stores.subjects().findForChange(anna)).isPresent();
              Future<Integer> other = others.submit(outbox::run);
              Waiting.until(jdbc, other);
              stores.outbox().forget(anna);
              return other;
            });

    assertThat(telling.get()).isPositive();
    assertThat(stores.outbox().waiting(0, 9)).isEmpty();
  }
}
