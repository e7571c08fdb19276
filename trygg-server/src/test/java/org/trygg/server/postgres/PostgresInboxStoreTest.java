package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.intake.InboxStore;
import org.trygg.intake.InboxStoreContract;
import org.trygg.intake.MessageKey;
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
  void whoClaimsWhatIsBeingClaimedWaitsAndGetsNothing() throws Exception {
    var transactions = new PostgresTransactions(new JdbcTransactionManager(database));
    InboxStore store = emptyStore();
    var claimed = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    CompletableFuture<Set<MessageKey>> first =
        CompletableFuture.supplyAsync(() ->
            transactions.call(() -> {
              Set<MessageKey> mine = store.claim(List.of(ONE, TWO), DAY);
              claimed.countDown();
              await(mayCommit);
              return mine;
            }));
    claimed.await();
    CompletableFuture<Set<MessageKey>> second =
        CompletableFuture.supplyAsync(
            () -> transactions.call(() -> store.claim(List.of(TWO, ONE), DAY)));
    mayCommit.countDown();

    assertThat(first.get()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(second.get()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
