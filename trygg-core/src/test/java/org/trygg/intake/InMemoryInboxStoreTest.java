package org.trygg.intake;

class InMemoryInboxStoreTest extends InboxStoreContract {
  @Override
  protected InboxStore emptyStore() {
    return new InMemoryInboxStore();
  }
}
