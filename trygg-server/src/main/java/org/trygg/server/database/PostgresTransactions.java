package org.trygg.server.database;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.outbox.Transactions;

/// Transactions of PostgreSQL, bound to the thread; work within work joins the one that is open.
public final class PostgresTransactions implements Transactions {
  private final TransactionTemplate template;

  public PostgresTransactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  @Override
  public <T> T call(Supplier<T> work) {
    return Objects.requireNonNull(template.execute(_ -> work.get()));
  }
}
