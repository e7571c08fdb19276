package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.OutboxStoreContract;

class PostgresOutboxStoreTest extends OutboxStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected OutboxStore emptyStore() {
    return new PostgresOutboxStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
