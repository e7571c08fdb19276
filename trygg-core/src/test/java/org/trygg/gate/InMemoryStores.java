package org.trygg.gate;

import java.util.function.Supplier;
import org.trygg.identifiers.InMemoryIdentifierStore;
import org.trygg.keys.InMemoryKeyRingStore;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.outbox.InMemoryOutboxStore;
import org.trygg.outbox.Transactions;
import org.trygg.requests.InMemoryRequestStore;
import org.trygg.sealed.InMemorySealedStore;
import org.trygg.subject.InMemorySubjectStore;
import org.trygg.vault.InMemoryQuarantineStore;
import org.trygg.vault.InMemoryVaultStore;

/// Every store in memory, for tests of one thread; what fails is not undone.
public final class InMemoryStores {
  private InMemoryStores() {}

  public static GateWorld.Stores empty() {
    var ledger = new InMemoryLedgerStore();
    var subjects = new InMemorySubjectStore();
    var rings = new InMemoryKeyRingStore();
    var vault = new InMemoryVaultStore();
    return new GateWorld.Stores(
        new Transactions() {
          @Override
          public <T> T call(Supplier<T> work) {
            return work.get();
          }
        },
        subjects,
        ledger,
        ledger,
        rings,
        vault,
        new InMemoryQuarantineStore(),
        new InMemoryIdentifierStore(),
        new InMemoryOutboxStore(),
        new InMemoryReadingStore(subjects, rings, vault, ledger),
        new InMemorySealedStore(),
        new InMemoryRequestStore());
  }
}
