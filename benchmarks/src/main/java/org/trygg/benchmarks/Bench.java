package org.trygg.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.gate.GateWorld;
import org.trygg.ledger.LedgerStore;
import org.trygg.server.database.EmbeddedPostgres;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.postgres.PostgresIdentifierStore;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.server.postgres.PostgresLedgerStore;
import org.trygg.server.postgres.PostgresLedgerTransactions;
import org.trygg.server.postgres.PostgresOutboxStore;
import org.trygg.server.postgres.PostgresQuarantineStore;
import org.trygg.server.postgres.PostgresReadingStore;
import org.trygg.server.postgres.PostgresSealedStore;
import org.trygg.server.postgres.PostgresVaultStore;
import org.trygg.server.postgres.standing.PostgresRequestStore;
import org.trygg.server.postgres.standing.PostgresSubjectStore;

/// The gate on a PostgreSQL of its own, with flushing on, beside bare tables in the same database.
final class Bench implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final HikariDataSource database;
  private final Path keys;
  private final GateWorld world;
  private final BareTables bare;

  Bench() throws IOException {
    Path folder = Files.createTempDirectory("trygg-bench-");
    this.postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
    this.database = new HikariDataSource();
    database.setJdbcUrl(postgres.jdbcUrl());
    database.setUsername(postgres.username());
    database.setPassword(postgres.password());
    Flyway.configure().dataSource(database).load().migrate();
    this.keys = Files.createDirectory(folder.resolve("keys"));
    this.world = new GateWorld(stores(), keys);
    this.bare = new BareTables(database);
  }

  GateWorld world() {
    return world;
  }

  /// Another gate on the same database and keys, with a ledger of its own.
  GateWorld worldWith(LedgerStore ledger) {
    return new GateWorld(stores(), keys, ledger);
  }

  BareTables bare() {
    return bare;
  }

  HikariDataSource database() {
    return database;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }

  private GateWorld.Stores stores() {
    JdbcClient jdbc = jdbc();
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
