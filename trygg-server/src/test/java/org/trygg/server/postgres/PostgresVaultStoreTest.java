package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.VaultStore;
import org.trygg.vault.VaultStoreContract;

class PostgresVaultStoreTest extends VaultStoreContract {
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
  protected VaultStore emptyStore() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("TRUNCATE vault_record, vault_segment").update();
    return new PostgresVaultStore(jdbc);
  }
}
