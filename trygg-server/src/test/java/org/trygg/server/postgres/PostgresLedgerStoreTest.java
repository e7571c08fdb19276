package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.copies.LogExport;
import org.trygg.copies.LogVerifier;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Finding;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.LedgerException;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.LedgerStoreContract;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.proof.Frontier;
import org.trygg.testkit.Promise;

class PostgresLedgerStoreTest extends LedgerStoreContract {
  private static final int APPENDERS = 8;
  private static final int ROUNDS = 60;

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcTransactionManager manager = new JdbcTransactionManager(database);
  private final LedgerStore ledger = new PostgresLedgerStore(jdbc);
  private final LedgerTransactions transactions = new PostgresLedgerTransactions(manager, jdbc);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected LedgerStore ledger() {
    return ledger;
  }

  @Override
  protected LedgerTransactions transactions() {
    return transactions;
  }

  @Test
  void anEntryIsUndoneWithTheActItTellsOf() {
    Entry entry = new Entries(1).next();

    assertThatThrownBy(() ->
            new TransactionTemplate(manager)
                .executeWithoutResult(_ -> {
                  ledger.append(entry, Optional.of(ANNA));
                  throw new IllegalStateException("the act failed");
                }))
        .hasMessage("the act failed");

    assertThat(sequencer(10).run()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_entry SET leaf = ''",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "UPDATE ledger_tile SET index = 9",
        "UPDATE ledger_tile SET content = overlay(content PLACING 'x' FROM 1)",
        "UPDATE ledger_tile SET content = '' WHERE level = 0",
        "DELETE FROM ledger_tile",
        "TRUNCATE ledger_tile",
        "UPDATE ledger_checkpoint SET note = ''",
        "DELETE FROM ledger_checkpoint",
        "TRUNCATE ledger_checkpoint",
      })
  void theDatabaseRefusesToChangeTheLog(String statement) {
    append(new Entries(2).list(3), Optional.empty());
    sequencer(10).run();

    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .hasMessageContaining("The ledger is append-only");
    assertThat(leaves()).hasSize(3);
  }

  @Test
  @Promise("P26")
  void whatASuperuserDidToTheEntriesIsNamedByAnyoneWithACopy() {
    append(new Entries(3).list(20), Optional.empty());
    sequencer(100).run();
    assertThat(findingsOfACopy("whole")).isEmpty();

    asSuperuser("UPDATE ledger_entry SET leaf = leaf || '\\x00' WHERE index = 7");
    assertThat(findingsOfACopy("changed")).containsExactly(new Finding.Changed(7));

    asSuperuser("DELETE FROM ledger_entry WHERE index = 12");
    assertThat(findingsOfACopy("removed"))
        .containsExactly(new Finding.Changed(7), new Finding.Removed(12));

    asSuperuser(
        """
        UPDATE ledger_entry AS one SET leaf = other.leaf FROM ledger_entry AS other
        WHERE (one.index, other.index) IN ((2, 6), (6, 2))
        """);
    assertThat(findingsOfACopy("reordered"))
        .contains(new Finding.Moved(6, 2), new Finding.Moved(2, 6));

    asSuperuser("DELETE FROM ledger_entry WHERE index >= 17");
    assertThat(findingsOfACopy("truncated")).contains(new Finding.Truncated(17, 20));
  }

  private List<Finding> findingsOfACopy(String name) {
    Path copy = folder.resolve(name);
    LogExport.write(transactions, KEY.verifyingKey(), copy);
    return LogVerifier.verify(copy, KEY.verifyingKey()).findings();
  }

  @Test
  void aTreeChangedBehindTheDatabasesBackIsNeverSignedAgain() {
    append(new Entries(4).list(20), Optional.empty());
    sequencer(100).run();
    append(new Entries(5).list(1), Optional.empty());

    asSuperuser(
        "UPDATE ledger_tile SET content = overlay(content PLACING sha256('') FROM 33) WHERE level = 0");

    assertThatThrownBy(() -> sequencer(100).run()).isInstanceOf(LedgerException.class);
    assertThat(head().checkpoint().size()).isEqualTo(20);
  }

  @Test
  void oneSequencesWhileAnotherLeavesAtOnce() {
    append(new Entries(6).list(3), Optional.empty());

    long others =
        transactions.inTransaction(log -> {
          assertThat(log.tryLead()).isTrue();
          return elsewhere(() -> sequencer(10).run());
        });

    assertThat(others).isZero();
    assertThat(sequencer(10).run()).isEqualTo(3);
  }

  @Test
  void theLogDoesNotStandStillForAnErasureThatIsNotDone() {
    append(new Entries(8).list(2), Optional.of(ANNA));
    append(new Entries(9).list(3), Optional.of(BO));

    new TransactionTemplate(manager)
        .executeWithoutResult(_ -> {
          ledger.unlink(ANNA);
          assertThat(elsewhere(() -> sequencer(10).run())).isEqualTo(3);
        });

    assertThat(sequencer(10).run()).isEqualTo(2);
    assertThat(ledger.entriesOf(ANNA, 0, 10)).isEmpty();
    assertThat(ledger.entriesOf(BO, 0, 10)).hasSize(3);
  }

  @Test
  void anErasureWhileTheSequencerRunsLeavesNoLinkBehind() throws Exception {
    append(new Entries(7).list(2_000), Optional.of(ANNA));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Long> sequenced = threads.submit(() -> sequencer(100).run());
      Future<?> unlinked =
          threads.submit(() ->
              new TransactionTemplate(manager).executeWithoutResult(_ -> ledger.unlink(ANNA)));
      unlinked.get();
      sequenced.get();
    }
    sequencer(10_000).run();

    assertThat(ledger.entriesOf(ANNA, 0, 10_000)).isEmpty();
    assertThat(count("SELECT count(*) FROM ledger_subject")).isZero();
    assertThat(leaves()).hasSize(2_000);
  }

  @Test
  void withManyAppendersAndSequencersNothingIsLostNothingIsTwiceAndNoReaderSeesAHole()
      throws Exception {
    var appended = new ConcurrentLinkedQueue<Leaf>();
    var isOver = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> others = new ArrayList<>();
      others.add(threads.submit(() -> sequenceUntil(isOver)));
      others.add(threads.submit(() -> sequenceUntil(isOver)));
      others.add(threads.submit(() -> readUntil(isOver)));
      List<Future<?>> appenders = new ArrayList<>();
      IntStream.range(0, APPENDERS)
          .forEach(seed -> appenders.add(threads.submit(() -> appendMany(seed, appended))));
      try {
        waitFor(appenders);
      } finally {
        isOver.set(true);
      }
      waitFor(others);
    }
    sequencer(1_000).run();

    Frontier tree = Frontier.empty();
    leaves().forEach(leaf -> tree.append(leaf.hash()));
    assertThat(leaves())
        .extracting(Leaf::uncounted)
        .containsExactlyInAnyOrderElementsOf(appended.stream().map(Leaf::uncounted).toList())
        .doesNotHaveDuplicates();
    assertThat(head().checkpoint().root()).isEqualTo(tree.root());
    assertThat(ledger.entriesOf(ANNA, 0, 10_000))
        .extracting(Sequenced::index)
        .containsExactlyElementsOf(
            IntStream.range(0, appended.size()).mapToObj(index -> (long) index).toList());
  }

  private static void waitFor(List<Future<?>> works) throws Exception {
    for (Future<?> work : works) {
      work.get();
    }
  }

  private void appendMany(int seed, ConcurrentLinkedQueue<Leaf> appended) {
    var entries = new Entries(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Pending> some =
          entries.list(1 + round % 5).stream()
              .map(entry -> Pending.of(entry, Optional.of(ANNA)))
              .toList();
      boolean isUndone = round % 7 == 3;
      new TransactionTemplate(manager)
          .executeWithoutResult(transaction -> {
            ledger.append(some);
            if (isUndone) {
              transaction.setRollbackOnly();
            }
          });
      if (!isUndone) {
        some.forEach(entry -> appended.add(entry.leaf()));
      }
    }
  }

  private void sequenceUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      sequencer(16).run();
    }
  }

  /// One statement sees one moment: entries, their highest index and the checkpoint must agree.
  private void readUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      boolean isWhole =
          jdbc.sql(
                  """
                  SELECT count(*) = coalesce(max(index) + 1, 0)
                     AND count(*) = coalesce((SELECT max(size) FROM ledger_checkpoint), 0)
                     AND count(*) = coalesce((SELECT sum(octet_length(content) / 32)
                                              FROM ledger_tile WHERE level = 0), 0)
                  FROM ledger_entry
                  """)
              .query(Boolean.class)
              .single();
      assertThat(isWhole).isTrue();
    }
  }

  private void asSuperuser(String statement) {
    new TransactionTemplate(manager)
        .executeWithoutResult(_ -> {
          jdbc.sql("SET LOCAL session_replication_role = replica").update();
          assertThat(jdbc.sql(statement).update()).isPositive();
        });
  }

  private long count(String query) {
    return jdbc.sql(query).query(Long.class).single();
  }

  private static long elsewhere(Callable<Long> work) {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      return thread.submit(work).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
