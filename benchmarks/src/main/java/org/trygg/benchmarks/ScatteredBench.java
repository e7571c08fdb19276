package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// Intake of scattered events, one each of a thousand subjects in a commit, beside a batched insert
/// of a thousand rows into the bare table.
final class ScatteredBench {
  private static final int TOGETHER = 1_000;

  private final Bench bench;
  private final List<Submission.Events> submissions = new ArrayList<>();
  private final List<BareTables.Row> rows = new ArrayList<>();

  ScatteredBench(Bench bench) {
    this.bench = bench;
    var traffic = new Traffic();
    for (int i = 0; i < 2 * TOGETHER; i++) {
      SubjectRef subject = Traffic.customer(bench.world());
      Submission.Events one =
          traffic.events(subject, Traffic.KINDS.get(i % Traffic.KINDS.size()), 1);
      submissions.add(one);
      rows.addAll(BareTables.Row.of(one));
    }
  }

  List<String> run(Rounds rounds) {
    return List.of(row(rounds, 1), row(rounds, 2));
  }

  private String row(Rounds rounds, int threads) {
    String name =
        "scattered intake, %d subjects in a commit, %d %s"
            .formatted(TOGETHER, threads, threads == 1 ? "thread" : "threads");
    return rounds.compare(
        new Rounds.Size(10, TOGETHER, threads),
        new Rounds.Way(name, i -> IntakeBench.submit(bench.world().gate(), half(submissions, i))),
        new Rounds.Way("INSERT … SELECT unnest", i -> bench.bare().insert(half(rows, i))));
  }

  private static <T> List<T> half(List<T> all, int number) {
    return all.subList(number % 2 * TOGETHER, (number % 2 + 1) * TOGETHER);
  }
}
