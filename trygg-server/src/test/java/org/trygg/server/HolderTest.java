package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.fresh;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.Token;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asking who held an address through the public door, on PostgreSQL.
class HolderTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String DOOR = "/api/v1/subjects/find-by-address";
  private static final String SECURITY =
      SERVER.staff("holder-security", "security", "correct-horse-battery");
  private static final String BILLING =
      SERVER.staff("holder-billing", "billing", "correct-horse-battery");

  private final IntakeWorld world = new IntakeWorld();
  private final Instant start = Instant.now().minusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);

  @Test
  void theHolderIsFoundByTheInstantAndTheAskingIsLoggedAboutThem() {
    String account = fresh("anna");
    String anna = world.customer(account, "internet");
    feed(session(account, "203.0.113.10", ""));
    long entries = entries(anna);

    JsonNode answer = told(ask(SECURITY, "203.0.113.10", "", start.plusSeconds(600)));

    assertThat(answer.get("answer").asString()).isEqualTo("certain");
    assertThat(answer.at("/subjects/0").asString()).isEqualTo(anna);
    assertThat(entries(anna)).isEqualTo(entries + 1);
    assertThat(told(ask(SECURITY, "203.0.113.10", "", start.plusSeconds(3_599))).get("answer"))
        .hasToString("\"uncertain\"");
    assertThat(told(ask(SECURITY, "203.0.113.10", "", start.plusSeconds(3_700))).get("answer"))
        .hasToString("\"none\"");
  }

  @Test
  void theStartAndTheStopOfASessionAreOneLease() {
    String account = fresh("eva");
    String eva = world.customer(account, "internet");

    feed(session(account, "203.0.113.14", ""));

    assertThat(world.count("SELECT count(*) FROM address_lease WHERE subject = ?::uuid", eva))
        .isEqualTo(1);
  }

  @Test
  void aLostStopIsUncertainUntilTheNextStartOnTheSamePortOfTheNas() {
    String account = fresh("fia");
    String other = fresh("gun");
    world.customer(account, "internet");
    world.customer(other, "internet");
    String port = "\tNAS-Port = 4711\n\tFramed-IP-Address = ";
    Instant next = start.plusSeconds(1_800);
    String log =
        record(account, fresh("lost"), "Start", start, port + "203.0.113.15\n")
            + record(other, fresh("next"), "Start", next, port + "203.0.113.16\n");

    feed(log);

    assertThat(told(ask(SECURITY, "203.0.113.15", "", next.minusSeconds(60))).get("answer"))
        .hasToString("\"uncertain\"");
    assertThat(told(ask(SECURITY, "203.0.113.15", "", next.plusSeconds(60))).get("answer"))
        .hasToString("\"none\"");
  }

  @Test
  void ofSeveralOnlyTheCountIsToldAndThePortTellsThemApart() {
    String account = fresh("bo");
    String other = fresh("cia");
    String bo = world.customer(account, "internet");
    world.customer(other, "internet");
    feed(session(account, "", ports("203.0.113.11", 1_024, 2_047)));
    feed(session(other, "", ports("203.0.113.11", 2_048, 3_071)));

    JsonNode both = told(ask(SECURITY, "203.0.113.11", "", start.plusSeconds(600)));
    JsonNode one = told(ask(SECURITY, "203.0.113.11", "\"port\":1500,", start.plusSeconds(600)));

    assertThat(both.get("answer").asString()).isEqualTo("ambiguous");
    assertThat(both.get("count").asInt()).isEqualTo(2);
    assertThat(both.get("subjects")).isEmpty();
    assertThat(one.at("/subjects/0").asString()).isEqualTo(bo);
  }

  @Test
  void aRoleThatDoesNotSeeAddressesIsRefusedWhetherOrNotAnybodyHeldIt() {
    String account = fresh("dan");
    String dan = world.customer(account, "internet");
    feed(session(account, "203.0.113.12", ""));
    long entries = entries(dan);

    HttpResponse<String> held = ask(BILLING, "203.0.113.12", "", start.plusSeconds(600));
    HttpResponse<String> free = ask(BILLING, "203.0.113.99", "", start.plusSeconds(600));

    assertThat(held.statusCode()).isEqualTo(free.statusCode()).isEqualTo(403);
    assertThat(told(held).get("reasonCode").asString())
        .isEqualTo(told(free).get("reasonCode").asString())
        .isEqualTo("CATEGORY_OUTSIDE_ROLE");
    assertThat(held.body()).doesNotContain(dan).doesNotContain("203.0.113.12");
    assertThat(entries(dan)).isEqualTo(entries);
  }

  @Test
  void aMachineAsksOnlyWithinItsRegistration() {
    assertThat(ask(machine("identity"), "203.0.113.13", "", start).statusCode()).isEqualTo(403);
    assertThat(told(ask(machine("ip-log"), "203.0.113.13", "", start)).get("answer").asString())
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"address\":\"203.0.113\",\"at\":\"2026-11-02T12:00:00Z\"} | /address",
        "{\"address\":\"host.example\",\"at\":\"2026-11-02T12:00:00Z\"} | /address",
        "{\"address\":\"fe80::1%1\",\"at\":\"2026-11-02T12:00:00Z\"} | /address",
        "{\"address\":\"203.0.113.77\",\"at\":\"2026-11-02T12:00:00\"} | /at",
        "{\"address\":\"203.0.113.77\",\"at\":\"1969-11-02T12:00:00Z\"} | /at",
        "{\"address\":\"203.0.113.77\"} | /at",
        "{\"address\":\"203.0.113.77\",\"port\":65536,\"at\":\"2026-11-02T12:00:00Z\"} | /port",
        "{\"address\":\"203.0.113.77\",\"port\":\"x\",\"at\":\"2026-11-02T12:00:00Z\"} | /port",
      })
  void whatIsNoAddressPortOrInstantIsToldByItsPlaceAndNotRepeated(String form, String pointer) {
    HttpResponse<String> answer = ask(SECURITY, form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(told(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    assertThat(answer.body()).doesNotContain("203.0.113", "host.example", "fe80", "65536");
  }

  private void feed(String log) {
    HttpResponse<String> answer = world.post("/api/v1/feeds/radius-detail", "text/plain", log);
    assertThat(world.told(answer).at("/events/kept").asInt()).as(answer.body()).isEqualTo(2);
  }

  /// A session of an hour, told by its start and its stop.
  private String session(String account, String address, String more) {
    String name = fresh("holder");
    String framed = address.isEmpty() ? "" : "\tFramed-IP-Address = " + address + "\n";
    return record(account, name, "Start", start, framed + more)
        + record(account, name, "Stop", start.plusSeconds(3_600), framed + more);
  }

  private static String record(
      String account, String session, String type, Instant at, String addresses) {
    return """
    Mon Nov  2 12:00:00 2026
    \tAcct-Status-Type = %s
    \tAcct-Session-Id = "%s"
    \tAcct-Session-Time = %d
    \tUser-Name = "%s"
    \tNAS-IP-Address = 192.0.2.1
    \tEvent-Timestamp = %d
    %s
    """
        .formatted(
            type,
            session,
            type.equals("Stop") ? 3_600 : 0,
            account,
            at.getEpochSecond(),
            addresses);
  }

  private static String ports(String address, int first, int last) {
    return """
    \tIP-Port-Range-Ext-IPv4-Addr = %s
    \tIP-Port-Range-Range-Start = %d
    \tIP-Port-Range-Range-End = %d
    """
        .formatted(address, first, last);
  }

  private static HttpResponse<String> ask(String token, String address, String port, Instant at) {
    return ask(token, "{\"address\":\"%s\",%s\"at\":\"%s\"}".formatted(address, port, at));
  }

  private static HttpResponse<String> ask(String token, String form) {
    return SERVER.send(
        SERVER
            .request(DOOR)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static String machine(String category) {
    Token token = Token.issue(new SecureRandom());
    var machine =
        new Machine(
            new Actor.Machine("asker-" + category),
            Set.of(Duty.ASK),
            Set.of(Purpose.of("abuse-prevention")),
            Set.of(Category.of(category)),
            Instant.parse("2199-01-01T00:00:00Z"));
    SERVER.bean(Machines.class).register(machine, token.hash());
    return token.reveal();
  }

  private long entries(String subject) {
    return world.count(
        """
        SELECT (SELECT count(*) FROM ledger_pending WHERE subject = ?::uuid)
          + (SELECT count(*) FROM ledger_subject WHERE subject = ?::uuid)
        """,
        subject,
        subject);
  }

  private static JsonNode told(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }
}
