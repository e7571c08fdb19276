package org.trygg.ledger;

import java.util.function.Function;

/// Where the log's transactions come from.
public interface LedgerTransactions {
  /// Runs the work in one transaction: all of it is done, or none of it if it throws.
  <T> T inTransaction(Function<LogStore, T> work);
}
