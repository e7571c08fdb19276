package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.sealed.SealedStore;
import org.trygg.sealed.SealedStoreContract;

class PostgresSealedStoreTest extends SealedStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected SealedStore emptyStore() {
    return new PostgresSealedStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
