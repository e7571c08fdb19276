package org.trygg.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Submission;
import org.trygg.vault.Fields;
import org.trygg.vault.TrafficEvent;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Invented traffic of the five log types, the same in every run: each type with the fields that
/// its log has, and values that vary as far as they do there.
final class Traffic {
  static final List<Kind> KINDS =
      List.of(
          new Kind("ip-log", "internet", "radius.stop"),
          new Kind("mail-log", "email", "mail.sent"),
          new Kind("message-log", "telephony", "call.ended"),
          new Kind("sensor-log", "alarm", "sensor.measurement"),
          new Kind("system-log", "alarm", "system.line"));
  static final LocalDate DAY = LocalDate.of(2026, 1, 10);

  private static final Source SOURCE = Source.of("service-use");
  private static final Instant MIDNIGHT = Instant.parse("2026-01-09T23:00:00Z");
  private static final int SECONDS_OF_A_DAY = 86_400;

  private final Random chance = new Random(17);

  /// A log type, the service that leaves it, and its usual event.
  record Kind(String category, String service, String type) {}

  /// The services that give rise to all of the types.
  static ServiceName[] services() {
    return KINDS.stream()
        .map(Kind::service)
        .distinct()
        .map(ServiceName::of)
        .toArray(ServiceName[]::new);
  }

  /// So many events of one subject and type, on one day.
  Submission.Events events(SubjectRef subject, Kind kind, int count) {
    var events = new ArrayList<TrafficEvent>();
    int step = SECONDS_OF_A_DAY / count;
    for (int i = 0; i < count; i++) {
      Instant at = MIDNIGHT.plusSeconds((long) i * step + chance.nextInt(step));
      events.add(new TrafficEvent(at, kind.type, SOURCE, Fields.of(fields(kind, subject, i))));
    }
    return new Submission.Events(
        subject,
        Category.of(kind.category),
        SOURCE,
        Optional.of(ServiceName.of(kind.service)),
        DAY,
        events);
  }

  private Map<String, String> fields(Kind kind, SubjectRef subject, int i) {
    String account = "a" + subject.toString().substring(0, 8);
    return switch (kind.category) {
      case "ip-log" ->
          Map.of(
              "user-name", account,
              "session-id", "%08x".formatted(chance.nextInt()),
              "framed-ip-address", "198.51.100." + chance.nextInt(256),
              "input-octets", number(1_000_000_000),
              "output-octets", number(100_000_000),
              "session-time", number(SECONDS_OF_A_DAY));
      case "mail-log" ->
          Map.of(
              "from",
              account + "@example.se",
              "to",
              "friend." + chance.nextInt(50) + "@example.org",
              "queue-id",
              "%010X".formatted(chance.nextInt()),
              "size",
              number(200_000),
              "status",
              "sent");
      case "message-log" ->
          Map.of(
              "account",
              account,
              "counterpart",
              "+467017406%02d".formatted(chance.nextInt(100)),
              "channel",
              "call",
              "seconds",
              number(1_200));
      case "sensor-log" ->
          Map.of(
              "device",
              "hall-" + i % 4,
              "name",
              "temperature",
              "value",
              String.format(Locale.ROOT, "%.1f", 18 + chance.nextDouble() * 5),
              "unit",
              "Cel");
      default ->
          Map.of(
              "account",
              account,
              "component",
              "access-node",
              "event",
              "line-resync",
              "severity",
              chance.nextInt(4) == 0 ? "warning" : "notice");
    };
  }

  private String number(int below) {
    return String.valueOf(chance.nextInt(below));
  }

  /// A customer with all of the services.
  static SubjectRef customer(GateWorld world) {
    return world.customer(services());
  }
}
