package org.trygg.gate;

import java.util.function.Supplier;
import org.trygg.identifiers.InMemoryIdentifierStore;
import org.trygg.keys.InMemoryKeyRingStore;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.subject.InMemorySubjectStore;
import org.trygg.vault.InMemoryQuarantineStore;
import org.trygg.vault.InMemoryVaultStore;

class InMemoryGateTest extends GateContract {
  @Override
  protected GateWorld.Stores emptyStores() {
    var ledger = new InMemoryLedgerStore();
    return new GateWorld.Stores(
        new Transactions() {
          @Override
          public <T> T call(Supplier<T> work) {
            return work.get();
          }
        },
        new InMemorySubjectStore(),
        ledger,
        ledger,
        new InMemoryKeyRingStore(),
        new InMemoryVaultStore(),
        new InMemoryQuarantineStore(),
        new InMemoryIdentifierStore(),
        new InMemoryOutboxStore());
  }
}
