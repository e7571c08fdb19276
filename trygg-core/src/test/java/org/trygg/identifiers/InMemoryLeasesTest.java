package org.trygg.identifiers;

class InMemoryLeasesTest extends LeasesContract {
  @Override
  protected IdentifierStore emptyStore() {
    return new InMemoryIdentifierStore();
  }

  @Override
  protected int worlds() {
    return 500;
  }
}
