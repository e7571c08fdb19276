package org.trygg.vault;

import org.trygg.keys.InMemoryKeyRingStore;

class InMemoryVaultTest extends VaultContract {
  @Override
  protected Stores emptyStores() {
    return new Stores(
        new InMemoryVaultStore(), new InMemoryQuarantineStore(), new InMemoryKeyRingStore());
  }
}
