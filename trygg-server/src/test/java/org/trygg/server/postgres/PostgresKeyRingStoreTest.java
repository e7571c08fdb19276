package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.KeyRingStoreContract;

class PostgresKeyRingStoreTest extends KeyRingStoreContract {
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
  protected KeyRingStore emptyStore() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("TRUNCATE key_ring, key_ring_tombstone").update();
    return new PostgresKeyRingStore(jdbc);
  }
}
