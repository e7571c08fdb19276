package org.trygg.server.postgres.standing;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RequestStoreContract;
import org.trygg.server.postgres.TestDatabase;

public class PostgresRequestStoreTest extends RequestStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected RequestStore emptyStore() {
    return new PostgresRequestStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
