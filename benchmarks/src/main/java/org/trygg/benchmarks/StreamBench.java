package org.trygg.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Answer;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.SubjectRef;

/// A million events of one subject through the gate, event by event, beside COPY TO of as many bare
/// rows. Run with -Xmx256m: the heap stays flat.
final class StreamBench {
  private static final int DAYS = 100;
  private final Bench bench;
  private final SensorDays days;
  private final SubjectRef subject;
  private final Requester staff;

  StreamBench(Bench bench, double scale) {
    this.bench = bench;
    this.days = new SensorDays(bench, (int) (10_000 * scale));
    this.subject = bench.world().customer(GateWorld.ALARM);
    for (int day = 0; day < DAYS; day++) {
      days.bring(subject, day);
    }
    days.bringBare(List.of(subject), DAYS);
    bench.world().on("2026-06-20");
    this.staff = bench.world().inCase(subject, "support", "fault");
  }

  List<String> run() {
    int events = DAYS * days.events();
    var turns = new Turns(events);
    return List.of(
        turns.compare(
            new Turns.Way("stream events of one subject", this::stream),
            new Turns.Way("COPY TO", this::copy)),
        heap());
  }

  private void stream() {
    var count = new AtomicLong();
    Answer answer = bench.world().gate().read(staff, GateWorld.all(subject, GateWorld.SENSOR_LOG));
    if (answer instanceof Answer.Revealed(_, _, var contents)) {
      contents.forEach(_ -> count.incrementAndGet());
    }
    if (count.get() != (long) DAYS * days.events()) {
      throw new IllegalStateException("Not every event was shown");
    }
  }

  private void copy() {
    try (Connection connection = bench.database().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY bare_day_event TO STDOUT", OutputStream.nullOutputStream());
    } catch (SQLException e) {
      throw new IllegalStateException("The baseline failed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String heap() {
    return String.format(
        Locale.ROOT,
        "| heap at most | %d MiB | – | – |",
        Runtime.getRuntime().maxMemory() / (1024 * 1024));
  }
}
