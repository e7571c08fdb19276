package org.trygg.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Outcome;
import org.trygg.passage.Submission;
import org.trygg.vault.InventedLogs;
import org.trygg.vault.TrafficEvent;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Days of irregular sensor events, brought in through the gate, beside the same as bare rows.
///
/// @param events how many each day of each subject has
record SensorDays(Bench bench, int events) {
  static final LocalDate FIRST = LocalDate.of(2026, 3, 10);
  private static final Source SOURCE = Source.of("service-use");

  /// A day's events of one subject, handed in together.
  void bring(SubjectRef subject, int day) {
    List<TrafficEvent> all =
        InventedLogs.day(InventedLogs.Log.SENSOR, day, events).stream()
            .map(each ->
                new TrafficEvent(
                    each.at().plus(Duration.ofDays(day)),
                    each.type(),
                    each.source(),
                    each.fields()))
            .toList();
    var submission =
        new Submission.Events(
            subject,
            GateWorld.SENSOR_LOG,
            SOURCE,
            Optional.of(GateWorld.ALARM),
            FIRST.plusDays(day),
            all);
    Outcome outcome =
        bench.world().gate().submit(GateWorld.feeder(), List.of(submission)).getFirst();
    if (!(outcome instanceof Outcome.Kept)) {
      throw new IllegalStateException("The gate kept nothing");
    }
  }

  /// As many bare rows: one event each, in the clear, with the primary key and an index of the day
  /// of erasure, which is the same as the gate's.
  void bringBare(List<SubjectRef> subjects, int days) {
    bench
        .jdbc()
        .sql(
            """
            CREATE TABLE bare_day_event (subject uuid, at timestamptz, seq bigint, category text,
              type text, source text, fields text, erase_on date, PRIMARY KEY (subject, at, seq))
            """)
        .update();
    for (SubjectRef subject : subjects) {
      bench
          .jdbc()
          .sql(
              """
              INSERT INTO bare_day_event
              SELECT ?, ?::date + day + i * interval '80 seconds', i, 'sensor-log',
                'sensor.measurement', 'service-use',
                '{"device":"hall","name":"temperature","unit":"Cel","value":"' || 18 + i % 50 * 0.1
                  || '"}',
                (?::date + day + interval '6 months')::date
              FROM generate_series(0, ? - 1) AS day, generate_series(1, ?) AS i
              """)
          .params(subject.value(), FIRST, FIRST, days, events)
          .update();
    }
    bench.jdbc().sql("CREATE INDEX bare_day_event_due ON bare_day_event (erase_on)").update();
    bench.jdbc().sql("VACUUM ANALYZE bare_day_event").update();
    bench.jdbc().sql("VACUUM ANALYZE vault_segment").update();
    bench.jdbc().sql("CHECKPOINT").update();
  }
}
