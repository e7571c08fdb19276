package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.LINES;
import static org.trygg.server.IntakeWorld.account;
import static org.trygg.server.IntakeWorld.event;
import static org.trygg.server.IntakeWorld.fresh;
import static org.trygg.server.IntakeWorld.subject;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trygg.gate.Gate;
import org.trygg.gate.GateWorld;
import org.trygg.intake.EventForm;
import org.trygg.intake.EventIntake;
import org.trygg.intake.EventOutcome;
import org.trygg.intake.Taking;
import org.trygg.keys.FileKeyset;
import org.trygg.server.settings.Settings;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;

/// Events through the public door, on PostgreSQL.
class EventsTest {
  private static final String EVENTS = "/api/v1/events";
  private static final String LAMP = "\"device\":\"lamp\",\"quantity\":\"brightness\",\"value\":70";
  private final IntakeWorld world = new IntakeWorld();

  @Test
  @Promise({"P15", "P32"})
  void anEventOfAServiceThatTheSubjectHoldsIsKeptUnderItsService() {
    String anna = world.customer(fresh("anna"), "smart-home");

    JsonNode told = send(event(fresh("id-"), subject(anna), "sensor-log", LAMP));

    assertThat(statuses(told)).containsExactly("kept");
    assertThat(
            world.count(
                "SELECT count(*) FROM vault_segment WHERE subject = ?::uuid AND service = 'smart-home'",
                anna))
        .isEqualTo(1);
  }

  @Test
  @Promise({"P17", "P33"})
  void eachLogTypeIsTakenInAsACategoryOfItsOwn() {
    String anna =
        world.customer(fresh("anna"), "internet", "email", "telephony", "alarm", "my-pages");

    JsonNode told =
        send(
            String.join(
                "\n",
                event(fresh("id-"), subject(anna), "ip-log", "\"session\":\"s/1\""),
                event(fresh("id-"), subject(anna), "mail-log", "\"status\":\"sent\""),
                event(fresh("id-"), subject(anna), "message-log", "\"state\":\"sent\""),
                event(fresh("id-"), subject(anna), "sensor-log", LAMP),
                event(fresh("id-"), subject(anna), "system-log", "\"event\":\"restart\""),
                event(fresh("id-"), subject(anna), "web-visit", "\"page\":\"/bills\"")));

    assertThat(statuses(told)).hasSize(6).containsOnly("kept");
    assertThat(
            world.count(
                "SELECT count(DISTINCT category) FROM vault_segment WHERE subject = ?::uuid", anna))
        .isEqualTo(6);
  }

  @Test
  void aSourceThatThePolicyDoesNotGiveForTheCategoryIsAFlaw() {
    String anna = world.customer(fresh("anna"), "internet");
    String from = "\"category\":\"ip-log\",\"from\":\"%s\",";
    String event = event(fresh("id-"), subject(anna), "ip-log", "\"session\":\"s/1\"");

    JsonNode told =
        send(
            event.replace("\"category\":\"ip-log\",", from.formatted("cookies"))
                + "\n"
                + event.replace("\"category\":\"ip-log\",", from.formatted("operator")));

    assertThat(statuses(told)).containsExactly("malformed", "kept");
    assertThat(told.at("/outcomes/0/error/pointer").asString()).isEqualTo("/data/from");
    assertThat(
            world.count(
                "SELECT count(*) FROM vault_segment WHERE subject = ?::uuid AND source ="
                    + " 'operator'",
                anna))
        .isEqualTo(1);
  }

  @Test
  void anIdentifierLeadsToWhoeverItIsOf() {
    String account = fresh("bo");
    String bo = world.customer(account, "internet");

    JsonNode told = send(event(fresh("id-"), account(account), "ip-log", "\"session\":\"s/1\""));

    assertThat(statuses(told)).containsExactly("kept");
    assertThat(segments(bo)).isEqualTo(1);
  }

  @Test
  void anEventSentAgainGetsTheOutcomeOfTheFirstTimeAndIsKeptOnce() {
    String anna = world.customer(fresh("anna"), "alarm");
    String event = event(fresh("id-"), subject(anna), "sensor-log", LAMP);

    JsonNode first = send(event);
    JsonNode second = send(event + "\n" + event);

    assertThat(second.at("/counts/duplicate").asInt()).isEqualTo(2);
    assertThat(second.at("/outcomes/0/ledgerId")).isEqualTo(first.at("/outcomes/0/ledgerId"));
    assertThat(segments(anna)).isEqualTo(1);
  }

  @Test
  void anEventIsKnownAgainByAnIntakeThatIsMadeAnewFromKeysAndDatabase() throws Exception {
    RunningServer server = RunningServer.shared();
    String anna = world.customer(fresh("anna"), "alarm");
    String event = event(fresh("id-"), subject(anna), "sensor-log", LAMP);
    send(event);
    var keys =
        FileKeyset.tagging(
            server.bean(Settings.class).server().data().resolve("keys/inbox.keyset"));
    var anew =
        new EventIntake(
            server.bean(Gate.class), server.bean(Taking.class), bytes -> keys.tag(bytes).value());
    var told = new ArrayList<EventOutcome>();

    anew.take(
        GateWorld.feeder(),
        new ByteArrayInputStream(event.getBytes(UTF_8)),
        EventForm.LINES,
        told::add);

    assertThat(told).singleElement().isInstanceOf(EventOutcome.Duplicate.class);
    assertThat(segments(anna)).isEqualTo(1);
  }

  @Test
  void ofEqualBatchesSentAtOnceExactlyOneIsKept() {
    String anna = world.customer(fresh("anna"), "alarm");
    String batch =
        IntStream.range(0, 200)
            .mapToObj(i -> event(fresh("id-"), subject(anna), "sensor-log", LAMP))
            .collect(Collectors.joining("\n"));

    List<CompletableFuture<JsonNode>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(batch))).limit(3).toList();

    assertThat(all.stream().mapToLong(each -> each.join().at("/counts/kept").asLong()).sum())
        .isEqualTo(200);
    assertThat(all.stream().mapToLong(each -> each.join().at("/counts/duplicate").asLong()).sum())
        .isEqualTo(400);
    assertThat(segments(anna)).isEqualTo(1);
  }

  @Test
  @Promise("P39")
  void anEventOfAServiceThatTheSubjectDoesNotHoldIsSetAside() {
    String anna = world.customer(fresh("anna"), "email");

    JsonNode told = send(event(fresh("id-"), subject(anna), "sensor-log", LAMP));

    assertThat(told.at("/outcomes/0/status").asString()).isEqualTo("quarantined");
    assertThat(told.at("/outcomes/0/reason").asString()).isEqualTo("service-not-held");
    assertThat(segments(anna)).isZero();
  }

  @Test
  void whatThePolicyDoesNotKnowIsSetAsideAndTheRestOfTheBatchIsKept() {
    String anna = world.customer(fresh("anna"), "alarm");

    JsonNode told =
        send(
            String.join(
                "\n",
                event(fresh("id-"), subject(anna), "shoe-log", LAMP),
                event(fresh("id-"), subject(anna), "sensor-log", "\"shoe-size\":38"),
                event(fresh("id-"), account(fresh("nobody")), "sensor-log", LAMP),
                event(fresh("id-"), subject(anna), "sensor-log", LAMP)));

    assertThat(told.at("/outcomes").valueStream().map(each -> each.path("reason").asString("")))
        .containsExactly("unknown-category", "unknown-field", "unknown-subject", "");
    assertThat(statuses(told)).last().isEqualTo("kept");
  }

  @Test
  @Promise("P70")
  void whatIsThrownAwayAtOnceIsStoredNowhereAlsoOfNobodyKnown() {
    String anna = world.customer(fresh("anna"), "email", "telephony");
    String canary = fresh("canary-of-a-message-");
    String content = "\"text\":\"" + canary + "\"";

    JsonNode told =
        send(
            event(fresh("id-"), subject(anna), "message-content", content)
                + "\n"
                + event(fresh("id-"), account(fresh("nobody")), "message-content", content));

    assertThat(statuses(told)).containsExactly("discarded", "discarded");
    assertThat(segments(anna)).isZero();
    assertThat(world.isAnywhereInTheDatabase(canary)).isFalse();
  }

  @Test
  void aMalformedEventIsToldByPlaceAndRuleAndNeverByValue() {
    String canary = fresh("canary-");
    JsonNode told = send("{\"id\":\"" + canary + "\"}\n{\"" + canary);

    assertThat(told.at("/counts/malformed").asInt()).isEqualTo(2);
    assertThat(told.at("/outcomes/1/at").asInt()).isEqualTo(2);
    assertThat(told.at("/outcomes/1/error/rule").asString()).isEqualTo("json");
    assertThat(told.toString()).doesNotContain(canary);
  }

  private JsonNode send(String lines) {
    return world.told(world.post(EVENTS, LINES, lines));
  }

  private static List<String> statuses(JsonNode told) {
    return told.at("/outcomes").valueStream().map(each -> each.get("status").asString()).toList();
  }

  private long segments(String subject) {
    return world.count("SELECT count(*) FROM vault_segment WHERE subject = ?::uuid", subject);
  }
}
