package org.trygg.keys;

class InMemoryKeyRingStoreTest extends KeyRingStoreContract {
  @Override
  protected KeyRingStore emptyStore() {
    return new InMemoryKeyRingStore();
  }
}
