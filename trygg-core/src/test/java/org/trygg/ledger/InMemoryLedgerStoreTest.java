package org.trygg.ledger;

class InMemoryLedgerStoreTest extends LedgerStoreContract {
  private final InMemoryLedgerStore memory = new InMemoryLedgerStore();

  @Override
  protected LedgerStore ledger() {
    return memory;
  }

  @Override
  protected LedgerTransactions transactions() {
    return memory;
  }
}
