package org.trygg.vault;

class InMemoryVaultStoreTest extends VaultStoreContract {
  @Override
  protected VaultStore emptyStore() {
    return new InMemoryVaultStore();
  }
}
