package org.trygg.gate;

class InMemoryRectificationTest extends RectificationContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    return InMemoryStores.empty();
  }
}
