package org.trygg.vault;

class InMemoryQuarantineStoreTest extends QuarantineStoreContract {
  @Override
  protected QuarantineStore emptyStore() {
    return new InMemoryQuarantineStore();
  }
}
