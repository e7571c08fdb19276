package org.trygg.requests;

class InMemoryRequestStoreTest extends RequestStoreContract {
  @Override
  protected RequestStore emptyStore() {
    return new InMemoryRequestStore();
  }
}
