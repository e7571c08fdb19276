package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trygg.gate.Gate;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Outcome;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// Intake at the gate, beside a COPY in binary form of the same events, one row each, in the clear;
/// both with the same events in a commit.
///
/// First fifty events of one subject in a commit, then of a hundred subjects, then the same by two
/// threads.
final class IntakeBench {
  private static final int SUBJECTS = 200;
  private static final int EVENTS = 50;

  private final Bench bench;
  private final List<Submission.Events> submissions = new ArrayList<>();
  private final List<List<BareTables.Row>> rows = new ArrayList<>();

  IntakeBench(Bench bench) {
    this.bench = bench;
    var traffic = new Traffic();
    for (int i = 0; i < SUBJECTS; i++) {
      SubjectRef subject = Traffic.customer(bench.world());
      for (Traffic.Kind kind : Traffic.KINDS) {
        Submission.Events events = traffic.events(subject, kind, EVENTS);
        submissions.add(events);
        rows.add(BareTables.Row.of(events));
      }
    }
  }

  List<String> run(Rounds rounds) {
    var all = new ArrayList<String>();
    all.add(row(rounds, 1, new Rounds.Size(200, EVENTS, 1)));
    all.add(row(rounds, 100, new Rounds.Size(20, 100 * EVENTS, 1)));
    all.add(row(rounds, 100, new Rounds.Size(20, 100 * EVENTS, 2)));
    all.add(bytes());
    return all;
  }

  private String row(Rounds rounds, int together, Rounds.Size size) {
    String name =
        "intake at the gate, %d × %d events in a commit, %d %s"
            .formatted(
                together, EVENTS, size.threads(), size.threads() == 1 ? "thread" : "threads");
    return rounds.compare(
        size,
        new Rounds.Way(name, i -> submit(bench.world().gate(), batch(submissions, i, together))),
        new Rounds.Way(
            "COPY binary",
            i ->
                bench
                    .bare()
                    .copy(batch(rows, i, together).stream().flatMap(List::stream).toList())));
  }

  /// Every batch its own part of what there is, so that threads do not wait for each other's rings.
  private static <T> List<T> batch(List<T> all, int number, int size) {
    int from = number * size % all.size();
    return all.subList(from, from + size);
  }

  static void submit(Gate gate, List<Submission.Events> batch) {
    for (Outcome outcome : gate.submit(GateWorld.feeder(), batch)) {
      if (!(outcome instanceof Outcome.Kept)) {
        throw new IllegalStateException("The gate kept nothing: " + outcome.code());
      }
    }
  }

  /// Bytes on disk for an event, with indexes, before segments are merged.
  private String bytes() {
    double trygg = bytes("vault_segment", "sum(events)");
    double bare = bytes("bare_event", "count(*)");
    return String.format(
        Locale.ROOT,
        "| bytes an event on disk, before merging | %.0f | one row each: %.0f | %.2f |",
        trygg,
        bare,
        trygg / bare);
  }

  private double bytes(String table, String events) {
    return bench
        .jdbc()
        .sql(
            "SELECT pg_total_relation_size('%1$s')::float8 / (SELECT %2$s FROM %1$s)"
                .formatted(table, events))
        .query(Double.class)
        .single();
  }
}
