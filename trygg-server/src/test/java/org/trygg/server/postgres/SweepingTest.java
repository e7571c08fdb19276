package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.gate.GateWorld;
import org.trygg.ledger.Action;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Swept;
import org.trygg.retention.Certificate;
import org.trygg.retention.Sweep;
import org.trygg.subject.LegalHold;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// The sweep on real connections: in few statements, met by a hold or by another sweep, cut short.
class SweepingTest {
  @TempDir private Path keys;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final Watched watched = new Watched();
  private GateWorld world;
  private Sweep sweep;

  @BeforeEach
  void open() {
    world = new GateWorld(watched.stores(database), keys);
    sweep = new Sweep(world.gate(), new PostgresCertificateStore(jdbc), () -> world.now());
  }

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  void manySubjectsAndSegmentsTakeAsManyStatementsAsOne() {
    measured(1);
    world.on("2026-07-10");
    int one = watched.callsOf(sweep::run);
    for (int i = 0; i < 10; i++) {
      measured(7);
    }
    world.on("2026-07-10");

    int many = watched.callsOf(() -> assertThat(sweep.run().items()).isEqualTo(70));

    assertThat(many).isEqualTo(one);
    assertThat(segments()).isZero();
  }

  @Test
  @Promise("P69")
  void aHoldPlacedAMomentAgoKeepsWhatIsDueAndTheRestGoes() {
    SubjectRef anna = measured(3);
    measured(3);
    world.on("2026-07-10");
    hold(world.inCase(anna, "privacy", "rights"), anna);

    Certificate certificate = sweep.run();

    assertThat(certificate.items()).isEqualTo(3);
    assertThat(subjectsWithSegments()).containsExactly(anna.value());
    assertThat(jdbc.sql("SELECT count(erase_on) FROM vault_segment").query(Long.class).single())
        .isZero();
    assertThat(sweep.run().items()).isZero();
  }

  @Test
  void twoSweepsAtOnceEraseEachItemOnceAndCertifyItOnce() throws Exception {
    IntStream.range(0, 12).forEach(_ -> measured(4));
    world.on("2026-07-10");

    List<Future<Certificate>> both = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      both.add(others.submit(sweep::run));
    }
    long certified = 0;
    for (Future<Certificate> each : both) {
      certified += each.get().items();
    }

    assertThat(certified).isEqualTo(48);
    assertThat(segments()).isZero();
  }

  @Test
  void aSweepCutShortIsGoneOnWithAndEveryErasureHasItsEntry() {
    List<SubjectRef> all = IntStream.range(0, 6).mapToObj(_ -> measured(2)).toList();
    world.on("2026-07-10");
    Optional<SubjectRef> after =
        world.gate().upkeep().sweep(Requester.job("sweep"), Optional.empty(), 2).last();
    watched.allow(3);
    assertThatThrownBy(() -> world.gate().upkeep().sweep(Requester.job("sweep"), after, 2))
        .hasMessage("cut short");
    watched.allow(Integer.MAX_VALUE);
    assertThat(segments()).isEqualTo(8);

    assertThat(sweep.run().items()).isEqualTo(8);

    all.forEach(each ->
        assertThat(world.entries(each))
            .filteredOn(entry -> entry.leaf().entry().what().action() == Action.ERASE)
            .hasSize(1));
  }

  @Test
  void nothingDueIsNothingDone() {
    measured(2);

    Swept swept = world.gate().upkeep().sweep(Requester.job("sweep"), Optional.empty(), 10);

    assertThat(swept).isEqualTo(Swept.NOTHING);
  }

  @Test
  void aChangedStandingMovesTheDaysOfManySegmentsInAsManyStatementsAsOfOne() {
    SubjectRef few = measured(1);
    SubjectRef many = measured(40);
    for (SubjectRef each : List.of(few, many)) {
      world.gate().upkeep().redate(each);
      jdbc.sql("UPDATE vault_segment SET erase_on = NULL WHERE subject = ?")
          .param(each.value())
          .update();
    }

    int ofFew = watched.callsOf(() -> assertThat(world.gate().upkeep().redate(few)).isEqualTo(1));
    int ofMany =
        watched.callsOf(() -> assertThat(world.gate().upkeep().redate(many)).isEqualTo(40));

    assertThat(ofMany).isEqualTo(ofFew);
    assertThat(
            jdbc.sql("SELECT DISTINCT erase_on::text FROM vault_segment")
                .query(String.class)
                .list())
        .containsExactly("2026-07-10");
    assertThat(world.gate().upkeep().redate(many)).isZero();
  }

  @Test
  void whatIsKeptByTheStandingFromBeforeAChangeGetsTheDayOfTheOneAfterIt() throws Exception {
    SubjectRef anna = measured(1);
    Requester privacy = world.inCase(anna, "privacy", "rights");
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));

    Future<Integer> redated =
        transaction.execute(_ -> {
          world.measure(anna, "23.5");
          Future<Integer> other =
              others.submit(() -> {
                hold(privacy, anna);
                return world.gate().upkeep().redate(anna);
              });
          Waiting.until(jdbc, other);
          return other;
        });

    assertThat(Objects.requireNonNull(redated).get()).isPositive();
    assertThat(segments()).isEqualTo(2);
    assertThat(jdbc.sql("SELECT count(erase_on) FROM vault_segment").query(Long.class).single())
        .isZero();
  }

  private void hold(Requester by, SubjectRef subject) {
    var hold =
        new LegalHold(
            new UUID(1, 1),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(GateWorld.SENSOR_LOG),
            LocalDate.of(2026, 1, 10),
            Optional.empty());
    world.gate().restate(by, subject, new StandingChange.Held(hold), Optional.empty());
  }

  private SubjectRef measured(int count) {
    world.on("2026-01-10");
    SubjectRef subject = world.customer(GateWorld.ALARM);
    IntStream.range(0, count).forEach(i -> world.measure(subject, "2" + i + ".5"));
    return subject;
  }

  private List<UUID> subjectsWithSegments() {
    return jdbc.sql("SELECT DISTINCT subject FROM vault_segment")
        .query((row, _) -> Columns.uuid(row, "subject"))
        .list();
  }

  private long segments() {
    return jdbc.sql("SELECT count(*) FROM vault_segment").query(Long.class).single();
  }
}
