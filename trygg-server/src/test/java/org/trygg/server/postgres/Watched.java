package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.gate.GateWorld;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.postgres.standing.PostgresRequestStore;
import org.trygg.server.postgres.standing.PostgresSubjectStore;
import org.trygg.vault.VaultStore;

/// The stores on a database, the vault's watched: its calls are counted, and cut short when no more
/// are allowed.
final class Watched {
  private final AtomicInteger allowed = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger calls = new AtomicInteger();

  GateWorld.Stores stores(HikariDataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    var manager = new JdbcTransactionManager(database);
    return new GateWorld.Stores(
        new PostgresTransactions(manager),
        new PostgresSubjectStore(jdbc, InstantSource.system()),
        new PostgresLedgerStore(jdbc),
        new PostgresLedgerTransactions(manager, jdbc),
        new PostgresKeyRingStore(jdbc),
        watched(new PostgresVaultStore(jdbc)),
        new PostgresQuarantineStore(jdbc),
        new PostgresIdentifierStore(jdbc),
        new PostgresOutboxStore(jdbc),
        new PostgresReadingStore(jdbc),
        new PostgresSealedStore(jdbc),
        new PostgresRequestStore(jdbc));
  }

  /// Lets the vault's store be called so often, and then throws.
  void allow(int most) {
    allowed.set(most);
  }

  /// How often the vault's store is called while the work is done.
  int callsOf(Runnable work) {
    calls.set(0);
    work.run();
    return calls.get();
  }

  private VaultStore watched(VaultStore store) {
    return (VaultStore)
        Proxy.newProxyInstance(
            VaultStore.class.getClassLoader(),
            new Class<?>[] {VaultStore.class},
            (_, method, arguments) -> {
              calls.incrementAndGet();
              if (allowed.getAndDecrement() <= 0) {
                throw new IllegalStateException("cut short");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
