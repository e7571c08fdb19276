package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.LINES;
import static org.trygg.server.house.Doors.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/// Brings invented people in through the doors with all their values, and reads them back.
final class Planting {
  private final Doors doors;
  private final String feeder;
  private final Map<Canaries.Person, String> subjects = new HashMap<>();
  private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  Planting(Doors doors) {
    this.doors = doors;
    this.feeder = doors.feeder();
  }

  /// Takes the person in, with an invoice and an event of each kind: kept, set aside, thrown away.
  void plant(Canaries.Person person) {
    String subject =
        doors
            .done(feeder, "/api/v1/subjects", JSON, json(registration(person)))
            .get("subject")
            .stringValue();
    subjects.put(person, subject);
    doors.done(feeder, "/api/v1/subjects/" + subject + "/invoices", JSON, json(invoice(person)));
    var events = new ArrayList<String>();
    contents(person)
        .forEach((category, fields) -> events.add(event(person, category, subject, fields)));
    events.add(event(person, "shoe-log", subject, Map.of("text", person.unknownContent())));
    var told = doors.done(feeder, "/api/v1/events", LINES, String.join("\n", events));
    assertThat(told.get("outcomes").valueStream().map(each -> each.get("status").stringValue()))
        .containsExactlyInAnyOrder(
            "kept", "kept", "kept", "quarantined", "discarded", "quarantined");
  }

  static Map<String, Object> registration(Canaries.Person person) {
    return Map.of(
        "identity", Map.of("name", person.name(), "personnummer", person.personnummer()),
        "contact",
            Map.of("phone", person.phone(), "email", person.email(), "address", person.address()),
        "credential", Map.of("user-id", person.account()),
        "contracts",
            Stream.of("internet", "email", "telephony", "alarm")
                .map(service -> Map.of("service", service, "start", "2025-01-01"))
                .toList());
  }

  private static Map<String, Object> invoice(Canaries.Person person) {
    return Map.of(
        "service", "internet",
        "from", "2026-09-01",
        "to", "2026-09-30",
        "issued", "2026-10-01",
        "number", person.invoice(),
        "amount", "399.00",
        "currency", "SEK");
  }

  /// What each event holds, by category.
  private static Map<String, Map<String, String>> contents(Canaries.Person person) {
    return Map.of(
        "ip-log",
            Map.of(
                "user-name", person.account(),
                "framed-ip-address", person.ipv4(),
                "framed-ipv6-address", person.ipv6()),
        "mail-log", Map.of("from", person.email(), "to", person.mailedTo()),
        "sensor-log", Map.of("device", "lamp", "room", person.room()),
        "system-log", Map.of("an-unknown-field", person.unknownContent()),
        "message-content", Map.of("text", person.message()));
  }

  String event(
      Canaries.Person person, String category, String subject, Map<String, String> fields) {
    return json(
        Map.of(
            "specversion",
            "1.0",
            "id",
            person.eventId() + category,
            "source",
            "/canary",
            "type",
            "canary.event",
            "time",
            now,
            "subject",
            subject,
            "data",
            Map.of("category", category, "fields", fields)));
  }

  String subject(Canaries.Person person) {
    return subjects.getOrDefault(person, "");
  }

  /// Finds the person, and reads in cases and in an access report what is held.
  void readBack(Canaries.Person person) throws IOException {
    String subject = subject(person);
    String support = doors.staff("support");
    for (Map.Entry<String, String> each :
        Map.of("personnummer", person.personnummer(), "email", person.email()).entrySet()) {
      String asked = json(Map.of("kind", each.getKey(), "value", each.getValue()));
      assertThat(doors.done(support, "/api/v1/subjects/find", JSON, asked).toString())
          .contains(subject);
    }
    String fault = doors.open(support, subject, "fault");
    assertThat(read(support, fault, subject, "ip-log")).contains(person.ipv4(), person.ipv6());
    assertThat(read(support, fault, subject, "mail-log")).contains(person.mailedTo());
    assertThat(read(support, fault, subject, "sensor-log")).contains(person.room());
    String order = doors.open(support, subject, "order");
    assertThat(read(support, order, subject, "identity")).contains(person.name());
    assertThat(report(subject))
        .contains(
            person.name(),
            person.personnummer(),
            person.address(),
            person.room(),
            person.invoice());
  }

  private String read(String token, String caseRef, String subject, String category) {
    return Doors.text(doors.reading(token, caseRef, subject, category));
  }

  /// The text of all files of the access report.
  private String report(String subject) throws IOException {
    String privacy = doors.staff("privacy");
    String rights = doors.open(privacy, subject, "rights");
    HttpResponse<byte[]> answer =
        doors.post(
            "/api/v1/subjects/" + subject + "/access-report",
            JSON,
            "",
            "Authorization",
            "Bearer " + privacy,
            "Trygg-Case",
            rights);
    var texts = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      while (zip.getNextEntry() != null) {
        texts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts.toString();
  }
}
