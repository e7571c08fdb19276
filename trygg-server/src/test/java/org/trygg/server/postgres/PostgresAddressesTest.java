package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.trygg.gate.AddressesContract;
import org.trygg.gate.GateWorld;

class PostgresAddressesTest extends AddressesContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected GateWorld.Stores emptyStores() {
    return PostgresStores.in(database);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
