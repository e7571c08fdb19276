package org.trygg.sealed;

class InMemorySealedStoreTest extends SealedStoreContract {
  @Override
  protected SealedStore emptyStore() {
    return new InMemorySealedStore();
  }
}
