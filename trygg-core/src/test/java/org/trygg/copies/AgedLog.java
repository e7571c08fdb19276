package org.trygg.copies;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.trygg.ledger.Action;
import org.trygg.ledger.Commitment;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.ledger.Lapse;
import org.trygg.ledger.LedgerStore.Aged;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.Sequencer;
import org.trygg.ledger.What;
import org.trygg.ledger.Who;
import org.trygg.ledger.Why;
import org.trygg.proof.Hash;
import org.trygg.proof.SigningKey;

/// A log with entries of a year that is over and of the one after, and means to take some away.
final class AgedLog {
  static final SigningKey KEY = SigningKey.generate("aged.example");
  static final Year LAPSED = Year.of(2026);

  private final InMemoryLedgerStore store = new InMemoryLedgerStore();
  private final Random random = new Random(6);

  AgedLog(int old, int young) {
    append(old, Instant.parse("2026-06-01T12:00:00Z"));
    append(young, Instant.parse("2027-06-01T12:00:00Z"));
  }

  private void append(int count, Instant at) {
    var ids = new EntryIds(() -> at, random);
    for (int i = 0; i < count; i++) {
      append(new Entry(ids.next(), at, What.of(Action.READ, Outcome.DONE), self(), Why.UNKNOWN));
    }
  }

  private void append(Entry entry) {
    store.append(entry, Optional.empty());
    new Sequencer(store, KEY, 100).run();
  }

  private static Who self() {
    return new Who.Job("test");
  }

  /// Erases the first entries, and lets the log tell that so many are gone.
  void lapse(int gone, long told) {
    for (int index = 0; index < gone; index++) {
      erase(index);
    }
    Instant at = Instant.parse("2032-01-01T12:00:00Z");
    var lapse = new Commitment(Hash.ofLeaf(new Lapse(LAPSED).statement()));
    What what = What.of(Action.LAPSE, Outcome.DONE).about(lapse).counting(told);
    append(new Entry(new EntryIds(() -> at, random).next(), at, what, self(), Why.UNKNOWN));
  }

  void erase(long index) {
    Entry entry = store.entries(index, index + 1).getFirst().entry();
    store.erase(
        new Lapse(LAPSED).end(ZoneOffset.UTC),
        List.of(new Aged(entry.id(), index, Optional.empty())));
  }

  LogVerifier.Verdict copy(Path folder) {
    LogExport.write(store, KEY.verifyingKey(), folder);
    return LogVerifier.verify(folder, KEY.verifyingKey());
  }
}
