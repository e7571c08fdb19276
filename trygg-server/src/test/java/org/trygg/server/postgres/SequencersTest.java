package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.ledger.Entries;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.LogStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.ConsistencyProof;
import org.trygg.proof.Frontier;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TiledNodes;

/// Two servers sequence one log, and one of them dies.
class SequencersTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final String KILL_LEADER =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;
  private static final int KILLS = 25;

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerTransactions transactions =
      new PostgresLedgerTransactions(new JdbcTransactionManager(database), jdbc);
  private final PostgresLedgerStore ledger = new PostgresLedgerStore(jdbc);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whenTheLeaderDiesBeforeItsCommitTheOtherGoesOnWithoutGapOrFork() throws Exception {
    append(1, 300);
    new Sequencer(transactions, KEY, 100).run();
    append(2, 500);
    var hasSequenced = new CountDownLatch(1);
    var isDead = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> leader =
          threads.submit(() -> new Sequencer(waiting(hasSequenced, isDead), KEY, 1_000).run());
      hasSequenced.await();
      assertThat(new Sequencer(transactions, KEY, 1_000).run()).isZero();
      assertThat(jdbc.sql(KILL_LEADER).query(Long.class).single()).isEqualTo(1);
      isDead.countDown();
      assertThatThrownBy(leader::get).isNotNull();
    }

    assertThat(new Sequencer(transactions, KEY, 1_000).run()).isEqualTo(500);
    assertIsOneLogOf(800);
  }

  @Test
  void whicheverLeaderIsKilledAtWhateverMomentTheLogIsOneAndWhole() throws Exception {
    var isOver = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sequencers = new ArrayList<>();
      sequencers.add(threads.submit(() -> sequenceUntil(isOver)));
      sequencers.add(threads.submit(() -> sequenceUntil(isOver)));
      int killed = 0;
      int round = 0;
      while (killed < KILLS) {
        append(100 + round++, 40);
        killed += jdbc.sql(KILL_LEADER).query(Integer.class).single();
      }
      isOver.set(true);
      for (Future<?> each : sequencers) {
        each.get();
      }
      new Sequencer(transactions, KEY, 1_000).run();
      assertIsOneLogOf(round * 40);
    }
  }

  /// Does what it is asked, and then waits before it commits.
  private LedgerTransactions waiting(CountDownLatch hasSequenced, CountDownLatch isDead) {
    return new LedgerTransactions() {
      @Override
      public <T> T inTransaction(Function<LogStore, T> work) {
        return transactions.inTransaction(log -> {
          T done = work.apply(log);
          hasSequenced.countDown();
          await(isDead);
          return done;
        });
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sequenceUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      try {
        new Sequencer(transactions, KEY, 16).run();
      } catch (RuntimeException killed) {
        assertThat(killed.getClass().getPackageName()).startsWith("org.springframework");
      }
    }
  }

  private void append(long seed, int count) {
    ledger.append(
        new Entries(seed)
            .list(count).stream().map(entry -> Pending.of(entry, Optional.empty())).toList());
  }

  /// Indexes without gap, each entry once, and every checkpoint ever signed a beginning of the
  /// last.
  private void assertIsOneLogOf(int size) {
    List<Sequenced> entries = transactions.inTransaction(log -> log.entries(0, Long.MAX_VALUE));
    assertThat(entries).extracting(Sequenced::leaf).hasSize(size).doesNotHaveDuplicates();
    Frontier tree = Frontier.empty();
    for (Sequenced entry : entries) {
      assertThat(entry.index()).isEqualTo(tree.size());
      tree.append(entry.leaf().hash());
    }
    List<Checkpoint> signed = signed();
    assertThat(signed.getLast().size()).isEqualTo(size);
    assertThat(signed.getLast().root()).isEqualTo(tree.root());
    var tiles = new TiledNodes(new PostgresTreeStore(jdbc, 0), size);
    assertThat(signed)
        .allSatisfy(earlier ->
            assertThat(
                    ConsistencyProof.issue(earlier.size(), size, tiles)
                        .proves(earlier.root(), tree.root()))
                .isTrue());
  }

  private List<Checkpoint> signed() {
    return jdbc.sql("SELECT note FROM ledger_checkpoint ORDER BY size")
        .query((row, _) -> SignedCheckpoint.parse(row.getString("note")).checkpoint())
        .list();
  }
}
