package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.fresh;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.server.access.Duty;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import tools.jackson.databind.JsonNode;

/// The send gate's door: what a sender asks and is told.
class SendingDoorTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String SENDER =
      SERVER.machine(
          "newsletter",
          Set.of(Duty.ASK),
          Set.of(Purpose.of("direct-marketing")),
          Set.of(Category.of("contact"), Category.of("usage")));

  private final IntakeWorld world = new IntakeWorld();
  private String anna;

  @BeforeEach
  void aCustomer() {
    anna = world.customer(fresh("sending"), "internet");
  }

  @Test
  @Promise("P61")
  void eachMessageIsDecidedInTheOrderOfTheQuestion() {
    JsonNode told =
        decided(message(anna, "EMAIL"), message(anna, "SOCIAL"), message(anna, "PHONE"));

    assertThat(answers(told)).containsExactly("ALLOWED", "no-consent", "register-not-checked");
    assertThat(told.at("/decisions/0/rule").asString()).isEqualTo("channel.email");
    assertThat(told.get("allowed").asInt()).isEqualTo(1);
    assertThat(told.get("policy").asString()).startsWith("alleato/");
    assertThat(told.toString()).doesNotContain(anna);
  }

  @Test
  @Promise("P106")
  void whatIsWithdrawnOrObjectedToIsRefusedInTheVeryNextAnswer() {
    String consents = "/api/v1/subjects/" + anna + "/consents";
    JsonNode given =
        world.told(
            world.post(
                consents,
                JSON,
                "{\"wording\":\"channel.email\",\"language\":\"sv\",\"method\":\"page\"}"));
    assertThat(answers(decided(message(anna, "EMAIL")))).containsExactly("ALLOWED");

    world.post(consents + "/" + given.at("/ids/0").asString() + "/withdrawal", JSON, "{}");
    assertThat(answers(decided(message(anna, "EMAIL"), message(anna, "SMS"))))
        .containsExactly("consent-withdrawn", "ALLOWED");

    String objections = "/api/v1/subjects/" + anna + "/objections";
    world.post(objections, JSON, "{\"purpose\":\"direct-marketing\",\"reach\":\"sms\"}");
    assertThat(answers(decided(message(anna, "SMS"), message(anna, "LETTER"))))
        .containsExactly("channel-objected", "ALLOWED");

    world.post(objections, JSON, "{\"purpose\":\"direct-marketing\"}");
    assertThat(answers(decided(message(anna, "LETTER")))).containsExactly("objected");
  }

  @Test
  void theAnswerHasItsEntryInTheLog() {
    JsonNode told = decided(message(anna, "EMAIL"));
    SERVER.sequence();

    HttpResponse<String> receipt =
        SERVER.get(
            "/api/v1/ledger/receipts/" + told.get("ledgerId").asString(),
            "Authorization",
            "Bearer " + SENDER);

    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                        | object     | ",
        "{}                                                        | missing    | ",
        "{\"messages\":{}}                                         | list       | /messages",
        "{\"messages\":[3]}                                        | object     | /messages/0",
        "{\"messages\":[{\"channel\":\"SMS\"}]}                    | missing    | /messages/0/subject",
        "{\"messages\":[{\"subject\":\"Anna Ek\"}]}                | pseudonym  | /messages/0/subject",
        "{\"messages\":[{\"channel\":\"PIGEON\"}]}                 | choice     | /messages/0/channel",
        "{\"messages\":[{\"colour\":\"vermilion\"}]}                     | unknown    | /messages/0",
        "{\"messages\":[{\"madeOf\":\"usage\"}]}                   | list       | /messages/0/madeOf",
        "{\"messages\":[{\"madeOf\":[\"Usage\"]}]}                 | word       | /messages/0/madeOf",
        "{\"messages\":[{\"purpose\":\"To sell\"}]}                | purpose    | /messages/0/purpose",
        "{\"messages\":[{\"register\":\"clear\"}]}                 | choice     | /messages/0/register",
        "{\"messages\":[],\"more\":1}                             | unknown    | ",
        "{\"messages\":[]} {}                                      | json       | ",
        "{\"messages\":[{\"subject\"                               | json       | ",
      })
  void whatCannotBeReadIsSaidWithItsPlaceAndNeverItsValue(
      String body, String rule, String pointer) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = world.told(answer).at("/errors/0");
    assertThat(error.get("rule").asString()).isEqualTo(rule);
    assertThat(error.get("pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
    assertThat(answer.body()).doesNotContain("Anna Ek", "PIGEON", "colour", "vermilion", "To sell");
  }

  private static String message(String subject, String channel) {
    return "{\"subject\":\"%s\",\"channel\":\"%s\"}".formatted(subject, channel);
  }

  private JsonNode decided(String... messages) {
    HttpResponse<String> answer = post("{\"messages\":[" + String.join(",", messages) + "]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return world.told(answer);
  }

  private static HttpResponse<String> post(String body) {
    return SERVER.send(
        SERVER
            .request("/api/v1/marketing/decisions")
            .header("Authorization", "Bearer " + SENDER)
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static List<String> answers(JsonNode told) {
    var all = new ArrayList<String>();
    told.get("decisions")
        .forEach(each -> all.add(each.path("reason").asString(each.path("decision").asString())));
    return all;
  }
}
