package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.intake.InboxStore;
import org.trygg.intake.InboxStoreContract;
import org.trygg.server.database.PostgresTransactions;

class PostgresInboxStoreTest extends InboxStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected InboxStore emptyStore() {
    return new PostgresInboxStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoSettlesWhatIsBeingSettledWaitsAndIsToldSo() throws Exception {
    var transactions = new PostgresTransactions(new JdbcTransactionManager(database));
    InboxStore store = emptyStore();
    var settled = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() ->
            transactions.call(() -> {
              boolean isNew = store.settle(Map.of(ONE, KEPT, TWO, KEPT), DAY);
              settled.countDown();
              await(mayCommit);
              return isNew;
            }));
    settled.await();
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> transactions.call(() -> store.settle(Map.of(TWO, KEPT), DAY)));
    mayCommit.countDown();

    assertThat(first.get()).isTrue();
    assertThat(second.get()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
