package org.trygg.identifiers;

class InMemoryBlindIndexTest extends BlindIndexContract {
  @Override
  protected IdentifierStore emptyStore() {
    return new InMemoryIdentifierStore();
  }
}
