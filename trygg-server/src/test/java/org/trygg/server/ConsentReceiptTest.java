package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.fresh;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.notice.Notices;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.RuleId;
import tools.jackson.databind.JsonNode;

/// A consent is to words that the notice holds, and whoever gives it gets a receipt.
class ConsentReceiptTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String TO_EMAIL =
      "{\"wording\":\"channel.email\",\"language\":\"en\",\"method\":\"phone\"}";

  private final IntakeWorld world = new IntakeWorld();
  private String anna;

  @BeforeEach
  void aCustomer() {
    anna = world.customer(fresh("consenting"), "internet");
  }

  @Test
  @Promise("P45")
  void theReceiptNamesTheWordsThatWerePutTheNoticeAndHow() throws Exception {
    var wordings = SERVER.bean(Notices.class).all().getLast().sound().wordings();
    String words = Optional.ofNullable(wordings.get(RuleId.of("channel.email"))).orElseThrow().en();

    JsonNode receipt = world.told(consents("", TO_EMAIL)).get("consentReceipt");

    assertThat(receipt.get("schema_version").asString()).isEqualTo("ISO/IEC TS 27560:2023");
    assertThat(receipt.get("record_id").asString()).matches("[0-9a-f]{8}-.*");
    assertThat(receipt.get("pii_principal_id").asString()).isEqualTo(anna);
    assertThat(receipt.get("privacy_notice_version").asString()).isEqualTo("alleato/2018-09-01");
    assertThat(receipt.get("language").asString()).isEqualTo("en");
    assertThat(receipt.get("wording").asString()).isEqualTo("channel.email");
    assertThat(receipt.get("wording_sha256").asString()).isEqualTo(sha256(words));
    assertThat(receipt.get("collection_method").asString()).isEqualTo("phone");
    assertThat(receipt.at("/purposes/0").asString()).isEqualTo("direct-marketing");
    assertThat(receipt.get("channel").asString()).isEqualTo("EMAIL");
    assertThat(receipt.get("lawful_basis").asString()).isEqualTo("GDPR 6(1)(a)");
    assertThat(receipt.at("/events/0/event_state").asString()).isEqualTo("dpv:ConsentGiven");
    assertThat(receipt.at("/events")).hasSize(1);
  }

  @Test
  @Promise("P07")
  void withdrawingIsOneStepLikeGivingAndAsksForNothing() {
    JsonNode given = world.told(consents("", TO_EMAIL));
    String id = given.at("/ids/0").asString();

    JsonNode receipt =
        world
            .told(consents("/" + id + "/withdrawal", "{\"method\":\"letter\"}"))
            .get("consentReceipt");
    JsonNode again = world.told(consents("/" + id + "/withdrawal", "{}")).get("consentReceipt");

    assertThat(receipt.get("record_id").asString()).isEqualTo(id);
    assertThat(receipt.at("/events/1/event_state").asString()).isEqualTo("dpv:ConsentWithdrawn");
    assertThat(receipt.at("/events/1/event_method").asString()).isEqualTo("letter");
    assertThat(again).isEqualTo(receipt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"wording\":\"Yes, send me all of it\",\"language\":\"sv\",\"method\":\"page\"} | choice",
        "{\"wording\":\"channel.letter\",\"language\":\"sv\",\"method\":\"page\"}         | choice",
        "{\"wording\":\"basis.provision\",\"language\":\"sv\",\"method\":\"page\"}        | choice",
        "{\"wording\":\"channel.email\",\"language\":\"de\",\"method\":\"page\"}          | choice",
        "{\"wording\":\"channel.email\",\"language\":\"sv\"}                              | missing",
        "{\"wording\":\"channel.email\",\"purpose\":\"development\",\"language\":\"sv\",\"method\":\"page\"} | unknown",
        "{\"purpose\":\"development\",\"channel\":\"email\"}                                | unknown",
      })
  void wordsThatTheNoticeDoesNotHoldAreNoConsent(String form, String rule) {
    HttpResponse<String> answer = consents("", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(world.told(answer).at("/errors/0/rule").asString()).isEqualTo(rule);
    assertThat(answer.body()).doesNotContain("send me");
  }

  private HttpResponse<String> consents(String more, String form) {
    return world.post("/api/v1/subjects/" + anna + "/consents" + more, JSON, form);
  }

  private static String sha256(String words) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
