package org.trygg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Outcome;
import org.trygg.passage.Submission;
import org.trygg.vault.Fields;
import org.trygg.vault.TrafficEvent;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Intake at the gate: fifty events of one subject in one transaction, decided on, logged,
/// compressed and sealed; beside a COPY of the same events, one row each, in the clear.
final class IntakeHammer {
  private static final int SUBJECTS = 100;
  private static final int EVENTS = 50;
  private static final int BATCHES = 200;
  private static final Source SOURCE = Source.of("service-use");

  private final Bench bench;
  private final List<SubjectRef> subjects = new ArrayList<>();
  private long sequence;

  IntakeHammer(Bench bench) {
    this.bench = bench;
    for (int i = 0; i < SUBJECTS; i++) {
      subjects.add(bench.world().customer(GateWorld.ALARM));
    }
    bench
        .jdbc()
        .sql(
            """
            CREATE TABLE bare_event (subject uuid, at timestamptz, seq bigint, category text,
              type text, source text, fields text, PRIMARY KEY (subject, at, seq))
            """)
        .update();
  }

  List<String> run() {
    Measured gate = Rounds.USUAL.measure("intake at the gate", BATCHES, EVENTS, this::submit);
    Measured copy = Rounds.USUAL.measure("COPY, one commit a batch", BATCHES, EVENTS, this::copy);
    return List.of(gate.against(copy), size());
  }

  private void submit(int i) {
    var events =
        new Submission.Events(
            subjects.get(i % SUBJECTS),
            GateWorld.SENSOR_LOG,
            SOURCE,
            Optional.of(GateWorld.ALARM),
            LocalDate.of(2026, 1, 10),
            events());
    Outcome outcome = bench.world().gate().submit(GateWorld.feeder(), List.of(events)).getFirst();
    if (!(outcome instanceof Outcome.Kept)) {
      throw new IllegalStateException("The gate kept nothing");
    }
  }

  private List<TrafficEvent> events() {
    var events = new ArrayList<TrafficEvent>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(new TrafficEvent(at(i), "sensor.measurement", SOURCE, Fields.of(fields(i))));
    }
    return events;
  }

  private static Instant at(int i) {
    return GateWorld.NOON.plusSeconds(i * 60L);
  }

  private static Map<String, String> fields(int i) {
    return Map.of(
        "device", "hall",
        "name", "temperature",
        "value", String.format(Locale.ROOT, "%.1f", 18 + i * 0.1),
        "unit", "Cel");
  }

  private void copy(int i) {
    UUID subject = subjects.get(i % SUBJECTS).value();
    var rows = new StringBuilder();
    for (int each = 0; each < EVENTS; each++) {
      String json =
          new TreeMap<>(fields(each))
              .entrySet().stream()
                  .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                  .collect(Collectors.joining(",", "{", "}"));
      rows.append(subject).append('\t').append(at(each)).append('\t').append(sequence++);
      rows.append("\tsensor-log\tsensor.measurement\tservice-use\t").append(json).append('\n');
    }
    try (Connection connection = bench.database().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY bare_event FROM STDIN",
              new ByteArrayInputStream(rows.toString().getBytes(UTF_8)));
    } catch (SQLException e) {
      throw new IllegalStateException("The baseline failed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes on disk for an event, with indexes.
  private String size() {
    return String.format(
        Locale.ROOT,
        "| bytes an event on disk | %.0f | one row each: %.0f | %.2f |",
        bytes("vault_segment", "sum(events)"),
        bytes("bare_event", "count(*)"),
        bytes("vault_segment", "sum(events)") / bytes("bare_event", "count(*)"));
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
