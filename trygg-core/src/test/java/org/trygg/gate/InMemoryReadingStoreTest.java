package org.trygg.gate;

class InMemoryReadingStoreTest extends ReadingStoreContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    return InMemoryStores.empty();
  }
}
