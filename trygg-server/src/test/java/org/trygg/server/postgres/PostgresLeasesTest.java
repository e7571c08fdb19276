package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.identifiers.IdentifierStore;
import org.trygg.identifiers.LeasesContract;

class PostgresLeasesTest extends LeasesContract {
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
  protected IdentifierStore emptyStore() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("TRUNCATE identifier_tag, address_lease, address_prefix_length").update();
    return new PostgresIdentifierStore(jdbc);
  }

  @Override
  protected int worlds() {
    return 30;
  }
}
