package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// What an event of the five log types takes on disk, with indexes and toast, beside one bare row
/// each: as a day's submissions came in, and after the merger has put the day together. Both tables
/// are packed before they are measured, so that neither counts what is dead.
final class MergedBench {
  private static final int SUBMISSIONS = 20;
  private static final int EVENTS = 50;

  private final Bench bench;
  private final int subjects;

  MergedBench(Bench bench, double scale) {
    this.bench = bench;
    this.subjects = (int) (200 * scale);
  }

  List<String> run() {
    var traffic = new Traffic();
    for (int i = 0; i < subjects; i++) {
      SubjectRef subject = Traffic.customer(bench.world());
      for (int each = 0; each < SUBMISSIONS; each++) {
        bring(traffic, subject);
      }
    }
    var rows = new ArrayList<String>();
    rows.add(row("as submitted, " + EVENTS + " together"));
    bench.world().on(Traffic.DAY.plusDays(2).toString());
    var merged = bench.world().gate().upkeep().merge(Integer.MAX_VALUE);
    if (merged.before() != (long) subjects * Traffic.KINDS.size() * SUBMISSIONS) {
      throw new IllegalStateException("Not every segment was put together");
    }
    rows.add(row("after merging, " + EVENTS * SUBMISSIONS + " together"));
    return rows;
  }

  private void bring(Traffic traffic, SubjectRef subject) {
    var events = new ArrayList<Submission.Events>();
    for (Traffic.Kind kind : Traffic.KINDS) {
      events.add(traffic.events(subject, kind, EVENTS));
    }
    IntakeBench.submit(bench.world().gate(), events);
    bench.bare().copy(events.stream().flatMap(each -> BareTables.Row.of(each).stream()).toList());
  }

  private String row(String how) {
    double trygg = bytes("vault_segment", "sum(events)");
    double bare = bytes("bare_event", "count(*)");
    return String.format(
        Locale.ROOT,
        "| bytes an event on disk, %s | %.1f | one row each: %.0f | %.3f |",
        how,
        trygg,
        bare,
        trygg / bare);
  }

  private double bytes(String table, String events) {
    bench.jdbc().sql("VACUUM FULL " + table).update();
    return bench
        .jdbc()
        .sql(
            "SELECT pg_total_relation_size('%1$s')::float8 / (SELECT %2$s FROM %1$s)"
                .formatted(table, events))
        .query(Double.class)
        .single();
  }
}
