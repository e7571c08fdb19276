package org.trygg.gate;

class InMemoryGateTest extends GateContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    return InMemoryStores.empty();
  }
}
