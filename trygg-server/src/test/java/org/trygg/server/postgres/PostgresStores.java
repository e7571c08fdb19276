package org.trygg.server.postgres;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.gate.GateWorld;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.postgres.standing.PostgresRequestStore;
import org.trygg.server.postgres.standing.PostgresSubjectStore;

/// Every store of the gate in one database.
final class PostgresStores {
  private PostgresStores() {}

  static GateWorld.Stores in(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    var manager = new JdbcTransactionManager(database);
    return new GateWorld.Stores(
        new PostgresTransactions(manager),
        new PostgresSubjectStore(jdbc, InstantSource.system()),
        new PostgresLedgerStore(jdbc),
        new PostgresLedgerTransactions(manager, jdbc),
        new PostgresKeyRingStore(jdbc),
        new PostgresVaultStore(jdbc),
        new PostgresQuarantineStore(jdbc),
        new PostgresIdentifierStore(jdbc),
        new PostgresOutboxStore(jdbc),
        new PostgresReadingStore(jdbc),
        new PostgresSealedStore(jdbc),
        new PostgresRequestStore(jdbc));
  }
}
