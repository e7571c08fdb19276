package org.trygg.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.gate.GateWorld;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// What the ledger costs: intake with entries appended and sequenced, beside the same intake with
/// the ledger off, which only a bench can have.
final class LedgerBench {
  private static final int SUBJECTS = 100;
  private static final int EVENTS = 50;
  private static final int TIMES = 20;

  private final Bench bench;
  private final GateWorld without;
  private final List<Submission.Events> submissions = new ArrayList<>();

  LedgerBench(Bench bench) {
    this.bench = bench;
    this.without = bench.worldWith(new Off());
    var traffic = new Traffic();
    for (int i = 0; i < SUBJECTS; i++) {
      SubjectRef subject = Traffic.customer(bench.world());
      submissions.add(traffic.events(subject, Traffic.KINDS.get(i % Traffic.KINDS.size()), EVENTS));
    }
  }

  List<String> run(Rounds rounds) {
    return List.of(
        rounds.compare(
            new Rounds.Size(TIMES, SUBJECTS * EVENTS, 1),
            new Rounds.Way("intake with the ledger, sequenced", this::withLedger),
            new Rounds.Way(
                "the ledger off", _ -> IntakeBench.submit(without.gate(), submissions))));
  }

  private void withLedger(int i) {
    IntakeBench.submit(bench.world().gate(), submissions);
    if (i == TIMES - 1) {
      bench.world().sequence();
    }
  }

  /// A ledger that writes nothing down.
  private static final class Off implements LedgerStore {
    @Override
    public void append(List<Pending> entries) {}

    @Override
    public List<EntryId> unlink(SubjectRef subject) {
      return List.of();
    }

    @Override
    public List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most) {
      return List.of();
    }

    @Override
    public long erase(Instant moment, List<Aged> aged) {
      return 0;
    }

    @Override
    public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
      return List.of();
    }
  }
}
