package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.VaultContract;

class PostgresVaultTest extends VaultContract {
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
  protected Stores emptyStores() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql(
            """
            TRUNCATE vault_record, vault_segment, quarantine_item, key_ring, key_ring_tombstone
            """)
        .update();
    return new Stores(
        new PostgresVaultStore(jdbc, 1),
        new PostgresQuarantineStore(jdbc),
        new PostgresKeyRingStore(jdbc));
  }
}
