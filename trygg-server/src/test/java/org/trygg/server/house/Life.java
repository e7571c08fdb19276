package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.LINES;
import static org.trygg.server.house.Doors.json;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One invented customer's life while the program is killed around it: what was sent, what was
/// acknowledged, and whether all that is seen afterwards goes with that. Used by one thread.
final class Life {
  private static final int BATCH = 10;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String name;
  private final String subject;
  private final String contract;
  private final ContactOfLife contact;
  private final List<List<String>> sent = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> entries = new ArrayList<>();
  private boolean leaving;
  private long countWhenLeaving;
  private boolean gone;

  private Life(String name, String subject, String contract, ContactOfLife contact) {
    this.name = name;
    this.subject = subject;
    this.contract = contract;
    this.contact = contact;
  }

  /// A new customer with an alarm.
  ///
  /// @param name a name that no other life here has
  static Life begin(Doors doors, String name) {
    var alarm = Map.of("service", "alarm", "start", "2025-01-01");
    String email = name + "@example.org";
    var form =
        Map.of(
            "identity",
            Map.of("name", "Anna Ek"),
            "contact",
            Map.of("email", email),
            "contracts",
            List.of(alarm));
    JsonNode taken = doors.done(doors.feeder(), "/api/v1/subjects", JSON, json(form));
    String subject = taken.get("subject").stringValue();
    return new Life(
        name, subject, taken.at("/ids/0").stringValue(), new ContactOfLife(name, subject, email));
  }

  /// Whether nothing is to be found of it any more.
  boolean isGone() {
    return gone;
  }

  String subject() {
    return subject;
  }

  /// The entries of the ledger that were told as done.
  List<String> entries() {
    return Stream.concat(entries.stream(), contact.entries().stream()).toList();
  }

  /// How many corrections the log has to tell of.
  long corrections() {
    return contact.corrections();
  }

  /// How many events the log has to tell of.
  long events() {
    return leaving ? countWhenLeaving : acknowledged.size();
  }

  /// The sensor tells something.
  void measure(Doors doors, String at) {
    List<String> batch =
        IntStream.range(0, BATCH).mapToObj(i -> name + "-" + sent.size() + "-" + i).toList();
    sent.add(batch);
    String lines = batch.stream().map(each -> event(each, at)).collect(Collectors.joining("\n"));
    JsonNode told = doors.done(doors.feeder(), "/api/v1/events", LINES, lines);
    assertThat(told.get("outcomes").valueStream().map(each -> each.get("status").stringValue()))
        .hasSize(BATCH)
        .containsOnly("kept");
    acknowledged.addAll(batch);
  }

  private String event(String id, String at) {
    var fields = Map.of("device", "lamp", "state", id);
    var data = Map.of("category", "sensor-log", "service", "alarm", "fields", fields);
    return json(
        Map.of(
            "specversion",
            "1.0",
            "id",
            id,
            "source",
            "/life",
            "type",
            "sensor.state",
            "time",
            at,
            "subject",
            subject,
            "data",
            data));
  }

  /// Support looks, and sees what was acknowledged.
  void look(Doors doors) {
    String support = doors.staff("support");
    String fault = doors.open(support, subject, "fault");
    HttpResponse<byte[]> answer = doors.reading(support, fault, subject, "sensor-log");
    if (answer.statusCode() >= 500) {
      throw new Doors.NotDoneException("A reading was answered " + answer.statusCode());
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    entries.add(answer.headers().firstValue("Trygg-Ledger-Id").orElseThrow());
    assertThat(seen(answer)).doesNotHaveDuplicates().containsAll(acknowledged);
    close(doors, support, fault);
  }

  /// Where the customer is reached is said to be wrong, and corrected.
  void correct(Doors doors) {
    String support = doors.staff("support");
    String fault = doors.open(support, subject, "fault");
    contact.correct(doors, support, fault);
    close(doors, support, fault);
  }

  /// An authority looks in secret: nothing of it is told, not even that something was done.
  void lookInSecret(Doors doors) {
    String officer = doors.staff("disclosure");
    String order = doors.open(officer, subject, "secret-order");
    HttpResponse<byte[]> answer = doors.reading(officer, order, subject, "contact");
    if (answer.statusCode() >= 500) {
      throw new Doors.NotDoneException("A reading was answered " + answer.statusCode());
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    close(doors, officer, order);
  }

  /// The contract ends, and the customer asks to be forgotten.
  void leave(Doors doors) {
    look(doors);
    leaving = true;
    countWhenLeaving = acknowledged.size();
    endAndErase(doors);
  }

  private void endAndErase(Doors doors) {
    var end = Map.of("end", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString());
    String path = "/api/v1/subjects/" + subject + "/contracts/" + contract + "/end";
    doors.done(doors.feeder(), path, JSON, json(end));
    erase(doors);
  }

  private void erase(Doors doors) {
    String privacy = doors.staff("privacy");
    String rights = doors.open(privacy, subject, "rights");
    String path = "/api/v1/subjects/" + subject + "/erasure";
    JsonNode report = doors.done(privacy, path, JSON, "{}", "Trygg-Case", rights);
    assertThat(report.get("items").valueStream().map(each -> each.get("fate").stringValue()))
        .containsOnly("ERASED");
    entries.add(report.get("ledgerId").stringValue());
    gone = true;
  }

  /// After the program has been killed and is there again: nothing acknowledged is lost, no batch
  /// is half there, and whoever was leaving is all there or all gone.
  void wake(Doors doors) {
    String support = doors.staff("support");
    HttpResponse<byte[]> opened =
        doors.post(
            "/api/v1/cases",
            JSON,
            json(Map.of("subject", subject, "kind", "fault")),
            "Authorization",
            "Bearer " + support);
    if (opened.statusCode() != 201) {
      assertThat(leaving).as("forgotten without having asked").isTrue();
      contact.assertIsGone(doors, support);
      gone = true;
      return;
    }
    String fault = Doors.tree(opened).get("caseRef").stringValue();
    HttpResponse<byte[]> answer = doors.reading(support, fault, subject, "sensor-log");
    List<String> seen = answer.statusCode() == 200 ? seen(answer) : List.of();
    if (gone || (leaving && !contact.isThere(doors, support, fault))) {
      close(doors, support, fault);
      assertThat(seen).as("there again after it was erased").isEmpty();
      contact.assertIsGone(doors, support);
      gone = true;
      return;
    }
    contact.wake(doors, support, fault);
    close(doors, support, fault);
    assertThat(seen).doesNotHaveDuplicates().containsAll(acknowledged);
    for (List<String> batch : sent) {
      assertThat(batch.stream().filter(seen::contains).count()).isIn(0L, (long) BATCH);
    }
    acknowledged.clear();
    acknowledged.addAll(seen);
    if (leaving) {
      // The end may not have been told when the program was killed: it is told again.
      endAndErase(doors);
    }
  }

  private static List<String> seen(HttpResponse<byte[]> answer) {
    return Doors.text(answer)
        .lines()
        .map(line -> MAPPER.readTree(line).at("/fields/state").stringValue())
        .toList();
  }

  private void close(Doors doors, String token, String ref) {
    String path = "/api/v1/cases/" + ref + "/closing";
    doors.done(token, path, JSON, json(Map.of("subject", subject)), "Trygg-Case", ref);
  }
}
