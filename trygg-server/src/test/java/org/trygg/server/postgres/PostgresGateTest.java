package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.gate.GateContract;
import org.trygg.gate.GateWorld;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

class PostgresGateTest extends GateContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected GateWorld.Stores emptyStores() {
    return stores(database);
  }

  /// Every store in the database.
  static GateWorld.Stores stores(HikariDataSource database) {
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
        new PostgresSealedStore(jdbc));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @Promise("P25")
  void aLedgerThatFailsStopsTheOperationAndNothingIsKept(@TempDir Path keys) {
    GateWorld.Stores stores = emptyStores();
    var world = new GateWorld(stores, keys, new Broken());
    var subject = new SubjectRef(new UUID(1, 2));

    assertThatThrownBy(() -> world.gate().admit(GateWorld.feeder(), subject))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stores.transactions().call(() -> stores.subjects().find(subject))).isEmpty();
    assertThat(stores.transactions().call(() -> stores.vault().traces(subject)).isNone()).isTrue();
  }

  /// A ledger whose disk is full.
  private static final class Broken implements LedgerStore {
    @Override
    public void append(List<Pending> entries) {
      throw new IllegalStateException("The ledger cannot be written");
    }

    @Override
    public void unlink(SubjectRef subject) {}

    @Override
    public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
      return List.of();
    }
  }
}
