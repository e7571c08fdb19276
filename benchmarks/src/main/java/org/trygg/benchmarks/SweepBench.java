package org.trygg.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trygg.gate.GateWorld;
import org.trygg.retention.Certificate;
import org.trygg.retention.CertificateStore;
import org.trygg.retention.Sweep;
import org.trygg.vocabulary.SubjectRef;

/// The sweep of a quarter of all that is held, in five runs, beside DELETE of as many bare rows by
/// an index of their day: five of twenty million events at full scale.
final class SweepBench {
  private static final int EVENTS = 1_000;
  private static final int DAYS = 40;
  private static final int RUNS = 5;
  private static final int DAYS_A_RUN = 2;

  private final Bench bench;
  private final List<SubjectRef> subjects;

  SweepBench(Bench bench, double scale) {
    this.bench = bench;
    this.subjects =
        Stream.generate(() -> bench.world().customer(GateWorld.ALARM))
            .limit((long) (500 * scale))
            .toList();
    var days = new SensorDays(bench, EVENTS);
    for (SubjectRef subject : subjects) {
      for (int day = 0; day < DAYS; day++) {
        days.bring(subject, day);
      }
    }
    days.bringBare(subjects, DAYS);
  }

  List<String> run() {
    var swept = new ArrayList<Double>();
    var deleted = new ArrayList<Double>();
    double events = (double) DAYS_A_RUN * EVENTS * subjects.size();
    var turns = new Turns(events);
    for (int run = 0; run < RUNS; run++) {
      LocalDate day = SensorDays.FIRST.plusDays((run + 1L) * DAYS_A_RUN - 1).plusMonths(6);
      swept.add(turns.perSecond(() -> sweep(day)));
      deleted.add(turns.perSecond(() -> delete(day)));
    }
    String left =
        String.format(
            Locale.ROOT,
            "| due events a run, of those held at first | %,.0f | %,.0f | – |",
            events,
            (double) DAYS * EVENTS * subjects.size());
    return List.of(
        new Measured("sweep of due events", swept).against(new Measured("DELETE by date", deleted)),
        left);
  }

  private void sweep(LocalDate day) {
    bench.world().on(day.toString());
    Certificate certificate =
        new Sweep(bench.world().gate(), new Forgetful(), () -> bench.world().now()).run();
    if (certificate.items() != (long) DAYS_A_RUN * subjects.size()) {
      throw new IllegalStateException("The sweep erased " + certificate.items());
    }
  }

  private void delete(LocalDate day) {
    bench.jdbc().sql("DELETE FROM bare_day_event WHERE erase_on <= ?").param(day).update();
  }

  private static final class Forgetful implements CertificateStore {
    @Override
    public void put(Certificate certificate) {}

    @Override
    public List<Certificate> newest(int most) {
      return List.of();
    }
  }
}
