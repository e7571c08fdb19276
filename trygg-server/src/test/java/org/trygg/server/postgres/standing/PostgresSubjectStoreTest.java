package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.postgres.Waiting;
import org.trygg.subject.Case;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.subject.SubjectStoreContract;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

public class PostgresSubjectStoreTest extends SubjectStoreContract {
  private static final SubjectRef SUBJECT = new SubjectRef(UUID.randomUUID());
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));

  @Override
  protected SubjectStore emptyStore() {
    return new PostgresSubjectStore(jdbc, InstantSource.system());
  }

  @AfterEach
  void closePool() {
    database.close();
  }

  @Test
  void twoWhoFindNothingAtTheSameTimeDoNotOverwriteEachOther() throws Exception {
    var together = new CyclicBarrier(2);
    Callable<Boolean> adding =
        () -> {
          together.await();
          addCase();
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> both = threads.invokeAll(List.of(adding, adding));
      for (Future<Boolean> each : both) {
        assertThat(each).succeedsWithin(Duration.ofSeconds(20));
      }
    }
    assertThat(emptyStore().find(SUBJECT).orElseThrow().cases()).hasSize(2);
  }

  @Test
  void whoTakesSeveralForAChangeWaitsForOthersAndSeesWhatTheyChanged() throws Exception {
    SubjectStore store = emptyStore();
    store.put(Standing.of(SUBJECT));
    assertThat(store.find(List.of(SUBJECT))).hasSize(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<SubjectRef, Standing>> taken =
          transactions.execute(_ -> {
            store.put(Standing.of(SUBJECT).withProtectedIdentity(true));
            var other =
                threads.submit(
                    () -> transactions.execute(_ -> store.findAllForChange(List.of(SUBJECT))));
            Waiting.until(jdbc, other);
            assertThat(other.isDone()).isFalse();
            return other;
          });

      assertThat(Objects.requireNonNull(taken).get())
          .containsValue(Standing.of(SUBJECT).withProtectedIdentity(true));
    }
  }

  @Test
  void everyChangeGivesTheRowANewVersion() {
    emptyStore().put(Standing.of(SUBJECT));
    emptyStore().put(Standing.of(SUBJECT).withProtectedIdentity(true));

    assertThat(jdbc.sql("SELECT version FROM subject").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void aKeptStandingOfAnotherFormIsAFaultThatDoesNotRepeatIt() {
    emptyStore().put(Standing.of(SUBJECT));
    jdbc.sql("UPDATE subject SET standing = standing || '{\"unknown\": \"canary\"}'").update();

    assertThatThrownBy(() -> emptyStore().find(SUBJECT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }

  private void addCase() {
    transactions.executeWithoutResult(_ -> {
      SubjectStore store = emptyStore();
      Standing standing = store.findForChange(SUBJECT).orElse(Standing.of(SUBJECT));
      var opened = InstantSource.system().instant();
      store.put(
          standing.with(
              new Case(
                  new CaseRef(UUID.randomUUID()), CaseKind.of("fault"), opened, Optional.empty())));
    });
  }
}
