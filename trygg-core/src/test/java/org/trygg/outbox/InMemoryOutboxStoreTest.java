package org.trygg.outbox;

public class InMemoryOutboxStoreTest extends OutboxStoreContract {
  @Override
  protected OutboxStore emptyStore() {
    return new InMemoryOutboxStore();
  }
}
