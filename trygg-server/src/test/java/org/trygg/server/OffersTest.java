package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.LINES;
import static org.trygg.server.IntakeWorld.event;
import static org.trygg.server.IntakeWorld.fresh;
import static org.trygg.server.IntakeWorld.subject;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.Token;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Services, offers and development are purposes apart: what is said of one says nothing of the
/// others.
class OffersTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String MARKETING =
      SERVER.staff("offers-marketing", "marketing", Customer.PASSWORD);
  private static final String NETWORK =
      SERVER.staff("offers-network", "network", Customer.PASSWORD);
  private static final String OFFERS = "{\"purpose\":\"direct-marketing.offers\"}";

  private final IntakeWorld world = new IntakeWorld();
  private String anna;
  private String marketing;

  @BeforeEach
  void aCustomerWhoseHomeUsesPower() {
    anna = world.customer(fresh("anna"), "smart-home");
    assertThat(send("usage", "\"quantity\":\"power\",\"value\":3.25")).isEqualTo("kept");
    marketing = open(MARKETING, "marketing");
  }

  @Test
  @Promise("P05")
  void offersSwitchedOffMakeNoMoreUseOfTheServicesAndTheServicesGoOn() {
    assertThat(usage(MARKETING, marketing)).contains("CONSENT_MISSING");
    HttpResponse<String> yes = declare("consents", OFFERS);
    assertThat(usage(MARKETING, marketing)).contains("3.25");

    declare("consents/" + world.told(yes).at("/ids/0").asString() + "/withdrawal", "{}");

    assertThat(usage(MARKETING, marketing)).contains("CONSENT_MISSING").doesNotContain("3.25");
    theServicesGoOn();
  }

  @Test
  @Promise("P05")
  void anObjectionSwitchesOffersOffThoughTheConsentStands() {
    declare("consents", OFFERS);

    declare("objections", OFFERS);

    assertThat(usage(MARKETING, marketing)).contains("OBJECTED").doesNotContain("3.25");
    theServicesGoOn();
  }

  @Test
  @Promise("P05")
  void aYesToOffersIsNoneToDevelopmentAndTheOtherWayRound() {
    String development = asker("development");

    declare("consents", OFFERS);
    assertThat(usage(development, "")).contains("CONSENT_MISSING");
    assertThat(usage(MARKETING, marketing)).contains("3.25");

    var bo = new OffersTest();
    bo.aCustomerWhoseHomeUsesPower();
    bo.declare("consents", "{\"purpose\":\"development\"}");
    assertThat(bo.usage(development, "")).contains("ANONYMISED_ONLY").doesNotContain("3.25");
    assertThat(bo.usage(MARKETING, bo.marketing)).contains("CONSENT_MISSING");
  }

  private void theServicesGoOn() {
    assertThat(send("usage", "\"quantity\":\"power\",\"value\":4.75")).isEqualTo("kept");
    assertThat(send("sensor-log", "\"device\":\"lamp\",\"state\":\"on\"")).isEqualTo("kept");
    assertThat(usage(NETWORK, open(NETWORK, "fault"))).contains("3.25", "4.75");
  }

  private String send(String category, String fields) {
    String sent = event(fresh("id-"), subject(anna), category, fields);
    return world
        .told(world.post("/api/v1/events", LINES, sent))
        .at("/outcomes/0/status")
        .asString();
  }

  private HttpResponse<String> declare(String what, String form) {
    HttpResponse<String> answer = world.post("/api/v1/subjects/" + anna + "/" + what, JSON, form);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer;
  }

  private String open(String token, String kind) {
    String form = "{\"subject\":\"%s\",\"kind\":\"%s\"}".formatted(anna, kind);
    return Customer.value(Customer.post(token, "", "/api/v1/cases", form), "caseRef");
  }

  private String usage(String token, String caseRef) {
    String readings = "/api/v1/subjects/" + anna + "/readings";
    return Customer.post(token, caseRef, readings, "{\"category\":\"usage\"}").body();
  }

  /// The token of a machine that may ask for usage, for one purpose.
  private static String asker(String purpose) {
    Token token = Token.issue(new SecureRandom());
    var machine =
        new Machine(
            new Actor.Machine("offers-asker"),
            Set.of(Duty.ASK),
            Set.of(Purpose.of(purpose)),
            Set.of(Category.of("usage")),
            Instant.parse("2199-01-01T00:00:00Z"));
    SERVER.bean(Machines.class).register(machine, token.hash());
    return token.reveal();
  }
}
