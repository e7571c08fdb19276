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
/// an index of their day: five of twenty million events at full scale. Then the same with twice as
/// much held, since its cost is to grow with what is due and with nothing else.
final class SweepBench {
  private static final int EVENTS = 1_000;
  private static final int DAYS = 40;
  private static final int RUNS = 5;
  private static final int DAYS_A_RUN = 2;

  private final Bench bench;
  private final List<SubjectRef> subjects;
  private final SensorDays days;
  private final Turns turns;

  SweepBench(Bench bench, double scale) {
    this.bench = bench;
    this.subjects =
        Stream.generate(() -> bench.world().customer(GateWorld.ALARM))
            .limit((long) (500 * scale))
            .toList();
    this.days = new SensorDays(bench, EVENTS);
    this.turns = new Turns((double) DAYS_A_RUN * EVENTS * subjects.size());
  }

  List<String> run() {
    bring(0, DAYS);
    days.bringBare(subjects, DAYS);
    String first = compare("sweep of due events", 0);
    bring(DAYS, DAYS + RUNS * DAYS_A_RUN);
    String second = compare("the same with twice as much held", RUNS);
    return List.of(
        first,
        second,
        String.format(
            Locale.ROOT,
            "| due events a run, of those held at first | %,.0f | %,.0f | – |",
            turns.worth(),
            (double) DAYS * EVENTS * subjects.size()));
  }

  private String compare(String name, int firstRun) {
    var swept = new ArrayList<Double>();
    var deleted = new ArrayList<Double>();
    for (int run = firstRun; run < firstRun + RUNS; run++) {
      LocalDate day = lastDay(run);
      swept.add(turns.perSecond(() -> sweep(day)));
      deleted.add(turns.perSecond(() -> delete(day)));
    }
    return new Measured(name, swept).against(new Measured("DELETE by date", deleted));
  }

  private void bring(int first, int many) {
    for (SubjectRef subject : subjects) {
      for (int day = first; day < first + many; day++) {
        days.bring(subject, day);
      }
    }
    bench.jdbc().sql("VACUUM ANALYZE vault_segment").update();
    bench.jdbc().sql("CHECKPOINT").update();
  }

  /// The last of the days that a run finds due.
  private static LocalDate lastDay(int run) {
    return SensorDays.FIRST.plusDays((run + 1L) * DAYS_A_RUN - 1).plusMonths(6);
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
