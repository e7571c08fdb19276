package org.trygg.gate;

class InMemoryRemindersTest extends RemindersContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    return InMemoryStores.empty();
  }
}
