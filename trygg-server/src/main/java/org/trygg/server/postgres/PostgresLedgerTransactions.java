package org.trygg.server.postgres;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.LogStore;

/// The log's transactions on PostgreSQL.
public final class PostgresLedgerTransactions implements LedgerTransactions {
  private final TransactionTemplate transactions;
  private final LogStore log;

  public PostgresLedgerTransactions(PlatformTransactionManager transactions, JdbcClient jdbc) {
    this.transactions = new TransactionTemplate(transactions);
    this.log = new PostgresLogStore(jdbc);
  }

  @Override
  public <T> T inTransaction(Function<LogStore, T> work) {
    return transactions.execute(_ -> work.apply(log));
  }
}
