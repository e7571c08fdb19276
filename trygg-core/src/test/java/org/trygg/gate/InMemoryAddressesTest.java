package org.trygg.gate;

class InMemoryAddressesTest extends AddressesContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    return InMemoryStores.empty();
  }
}
