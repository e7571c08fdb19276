package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.QuarantineStore;
import org.trygg.vault.QuarantineStoreContract;

class PostgresQuarantineStoreTest extends QuarantineStoreContract {
  private static HikariDataSource database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected QuarantineStore emptyStore() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("TRUNCATE quarantine_item").update();
    return new PostgresQuarantineStore(jdbc);
  }
}
