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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/// Brings invented people in through the doors with all their values, and reads them back.
final class Planting {
  private final Doors doors;
  private final String feeder;
  private final Map<Canaries.Person, String> subjects = new HashMap<>();
  private final Map<Canaries.Person, List<String>> contracts = new HashMap<>();
  private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  Planting(Doors doors) {
    this.doors = doors;
    this.feeder = doors.feeder();
  }

  /// The same people, through the doors of the program as it was started again.
  Planting through(Doors again) {
    var same = new Planting(again);
    same.subjects.putAll(subjects);
    same.contracts.putAll(contracts);
    return same;
  }

  /// Whether support finds the person by the personnummer.
  boolean found(Canaries.Person person) {
    String asked = json(Map.of("kind", "personnummer", "value", person.personnummer()));
    HttpResponse<byte[]> answer =
        doors.post(
            "/api/v1/subjects/find",
            JSON,
            asked,
            "Authorization",
            "Bearer " + doors.staff("support"));
    return Doors.text(answer).contains(subject(person));
  }

  /// Takes the person in, with an invoice and an event of each kind: kept, set aside, thrown away.
  void plant(Canaries.Person person) {
    take(person, contents(person));
    String path = "/api/v1/subjects/" + subject(person) + "/invoices";
    doors.done(feeder, path, JSON, json(invoice(person)));
  }

  /// The same without what a law keeps when the person asks to be forgotten.
  void plantWhatNoLawKeeps(Canaries.Person person) {
    var free = new TreeMap<>(contents(person));
    free.keySet().removeAll(List.of("ip-log", "mail-log"));
    take(person, free);
  }

  private void take(Canaries.Person person, Map<String, Map<String, String>> contents) {
    JsonNode taken = doors.done(feeder, "/api/v1/subjects", JSON, json(registration(person)));
    String subject = taken.get("subject").stringValue();
    subjects.put(person, subject);
    contracts.put(person, taken.get("ids").valueStream().map(JsonNode::stringValue).toList());
    var events = new ArrayList<String>();
    contents.forEach((category, fields) -> events.add(event(person, category, subject, fields)));
    events.add(event(person, "shoe-log", subject, Map.of("text", person.unknownContent())));
    var told = doors.done(feeder, "/api/v1/events", LINES, String.join("\n", events));
    // What is of no declared field or category is set aside, and contents are thrown away.
    var expected = new ArrayList<>(Collections.nCopies(events.size() - 3, "kept"));
    expected.addAll(List.of("quarantined", "quarantined", "discarded"));
    assertThat(told.get("outcomes").valueStream().map(each -> each.get("status").stringValue()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /// The person consents and objects, in a case.
  void declare(Canaries.Person person) {
    String subject = subject(person);
    String privacy = doors.staff("privacy");
    String rights = doors.open(privacy, subject, "rights");
    String path = "/api/v1/subjects/" + subject;
    String development = json(Map.of("purpose", "development"));
    doors.done(privacy, path + "/consents", JSON, development, "Trygg-Case", rights);
    String marketing = json(Map.of("purpose", "direct-marketing"));
    doors.done(privacy, path + "/objections", JSON, marketing, "Trygg-Case", rights);
    String closing = "/api/v1/cases/" + rights + "/closing";
    doors.done(privacy, closing, JSON, json(Map.of("subject", subject)), "Trygg-Case", rights);
  }

  /// The person's contracts end, and the person asks to be forgotten; gives the report.
  JsonNode erase(Canaries.Person person) {
    String path = "/api/v1/subjects/" + subject(person);
    String end = json(Map.of("end", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString()));
    contracts
        .getOrDefault(person, List.of())
        .forEach(each -> doors.done(feeder, path + "/contracts/" + each + "/end", JSON, end));
    String privacy = doors.staff("privacy");
    String rights = doors.open(privacy, subject(person), "rights");
    return doors.done(privacy, path + "/erasure", JSON, "{}", "Trygg-Case", rights);
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
