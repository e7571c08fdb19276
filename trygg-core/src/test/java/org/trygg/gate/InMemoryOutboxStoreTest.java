package org.trygg.gate;

class InMemoryOutboxStoreTest extends OutboxStoreContract {
  @Override
  protected OutboxStore emptyStore() {
    return new InMemoryOutboxStore();
  }
}
