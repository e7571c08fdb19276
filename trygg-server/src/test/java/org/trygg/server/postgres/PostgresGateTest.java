package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.GateContract;
import org.trygg.gate.GateWorld;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.What;
import org.trygg.ledger.Who;
import org.trygg.ledger.Why;
import org.trygg.passage.Answer;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

class PostgresGateTest extends GateContract {
  private final HikariDataSource database = TestDatabase.fresh();
  private final ExecutorService others = Executors.newCachedThreadPool();

  @Override
  protected GateWorld.Stores emptyStores() {
    return PostgresStores.in(database);
  }

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  @Promise("P25")
  void aLedgerThatFailsStopsTheOperationAndNothingIsKept(@TempDir Path keys) {
    GateWorld.Stores stores = emptyStores();
    var world = new GateWorld(stores, keys, new Broken());
    var subject = new SubjectRef(new UUID(1, 2));

    assertThatThrownBy(() -> world.gate().admit(GateWorld.feeder(), subject))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stores.transactions().call(() -> stores.subjects().find(subject))).isEmpty();
    assertThat(stores.transactions().call(() -> stores.vault().traces(subject)).isNone()).isTrue();
  }

  @Test
  void aHundredSubmissionsTakeAsManyStatementsAsOneAndALittleIsReadInTwo(@TempDir Path keys) {
    var counted = new CountedStatements(database);
    var world = new GateWorld(PostgresStores.in(counted), keys);
    List<SubjectRef> customers =
        IntStream.range(0, 100).mapToObj(_ -> world.customer(GateWorld.ALARM)).toList();
    customers.forEach(each -> world.measure(each, "21.0"));
    SubjectRef anna = customers.getFirst();
    var support = world.inCase(anna, "support", "fault");

    int one = counted.in(() -> world.measure(anna, "21.5"));
    int hundred = counted.in(() -> world.measure(customers, "21.5"));
    int reading = counted.in(() -> world.shown(support, GateWorld.all(anna, GateWorld.SENSOR_LOG)));

    assertThat(one).isEqualTo(4);
    assertThat(hundred).isEqualTo(one);
    assertThat(reading).isEqualTo(2);
  }

  @Test
  void whoeverReadsSlowlyHoldsNoConnection(@TempDir Path keys) {
    var world = new GateWorld(emptyStores(), keys);
    SubjectRef anna = world.customer(GateWorld.ALARM);
    for (int i = 0; i < 40; i++) {
      world.measure(anna, "21." + i);
    }
    var privacy = world.inCase(anna, "privacy", "rights");

    for (var category : List.of(GateWorld.SENSOR_LOG, GateWorld.IDENTITY)) {
      var answer = (Answer.Revealed) world.gate().read(privacy, GateWorld.all(anna, category));
      var connections = new ArrayList<Integer>();
      answer
          .contents()
          .forEach(_ -> connections.add(database.getHikariPoolMXBean().getActiveConnections()));

      assertThat(connections).isNotEmpty().containsOnly(0);
    }
  }

  @Test
  void anErasureThatComesWhileSomebodyReadsLeavesNoEntryThatLeadsToTheSubject(@TempDir Path keys)
      throws Exception {
    GateWorld.Stores stores = emptyStores();
    var world = new GateWorld(stores, keys);
    SubjectRef anna = world.customer(GateWorld.ALARM);
    var seen = stores.readings().look(anna, List.of(), GateWorld.IDENTITY);
    var entry =
        new Entry(
            new EntryId(UUID.fromString("0199c0de-0000-7000-8000-000000000001")),
            world.now(),
            What.of(Action.READ, Outcome.DONE),
            new Who.Job("test"),
            Why.UNKNOWN);

    Future<Boolean> written =
        stores
            .transactions()
            .call(() -> {
              stores.rings().lock(anna, List.of());
              stores.rings().remove(anna);
              Future<Boolean> other =
                  others.submit(
                      () -> stores.readings().append(Pending.of(entry, Optional.of(anna)), seen));
              waitUntilSomebodyWaits();
              return other;
            });

    assertThat(written.get()).isFalse();
  }

  private void waitUntilSomebodyWaits() {
    JdbcClient jdbc = JdbcClient.create(database);
    Instant limit = Instant.now().plusSeconds(20);
    while (jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted").query(Long.class).single()
        == 0) {
      assertThat(Instant.now()).as("another transaction waits").isBefore(limit);
      Thread.onSpinWait();
    }
  }

  /// A ledger whose disk is full.
  private static final class Broken implements LedgerStore {
    @Override
    public void append(List<Pending> entries) {
      throw new IllegalStateException("The ledger cannot be written");
    }

    @Override
    public List<EntryId> unlink(SubjectRef subject) {
      return List.of();
    }

    @Override
    public List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most) {
      return List.of();
    }

    @Override
    public long erase(Instant moment, List<Aged> aged) {
      return 0;
    }

    @Override
    public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
      return List.of();
    }
  }
}
