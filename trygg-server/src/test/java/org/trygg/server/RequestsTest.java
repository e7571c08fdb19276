package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.requests.Counted;
import org.trygg.requests.Deadline;
import org.trygg.requests.Reason;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;
import org.trygg.server.jobs.ReminderRound;
import org.trygg.subject.SubjectStore;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests by right through the desk's doors.
class RequestsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String EVA = SERVER.staff("requests-eva", "privacy", Customer.PASSWORD);
  private static final String BO = SERVER.staff("requests-bo", "privacy", Customer.PASSWORD);

  private final Customer customer = new Customer();

  @Test
  void aRequestIsListedWithItsDeadlineUntilItIsAnswered() {
    String received = Instant.now().minus(35, ChronoUnit.DAYS).toString();
    JsonNode late =
        json(ask(EVA, "{\"demand\":\"access\",\"received\":\"" + received + "\"}"), 201);
    String ref = late.get("caseRef").asString();

    assertThat(late.get("status").asString()).isEqualTo("INITIATED");
    assertThat(waiting(ref).get("missed").asBoolean()).isTrue();
    json(step(EVA, ref, "\"ACKNOWLEDGED\""), 200);
    json(step(EVA, ref, "\"ACCEPTED\",\"proof\":\"STAFF\""), 200);
    json(step(EVA, ref, "\"FULFILLED\""), 200);
    assertThat(open().map(RequestsTest::ref)).doesNotContain(ref);
  }

  @Test
  @Promise("P106")
  void marketingStopsWithTheContactPointAloneAndOtherDemandsDoNot() {
    String marketing =
        json(ask(EVA, "{\"demand\":\"objection-to-marketing\"}"), 201).get("caseRef").asString();
    json(step(EVA, marketing, "\"ACKNOWLEDGED\""), 200);
    json(step(EVA, marketing, "\"ACCEPTED\",\"proof\":\"CONTACT_POINT\""), 200);

    String access = json(ask(EVA, "{\"demand\":\"access\"}"), 201).get("caseRef").asString();
    json(step(EVA, access, "\"ACKNOWLEDGED\""), 200);
    JsonNode weak = json(step(EVA, access, "\"ACCEPTED\",\"proof\":\"CONTACT_POINT\""), 409);

    assertThat(objectsToMarketing()).isTrue();
    assertThat(weak.get("reasonCode").asString()).isEqualTo("WEAK_PROOF");
    assertThat(weak.get("ledgerId").asString()).isNotBlank();
  }

  @Test
  void nobodyRefusesADemandAlone() {
    String ref = json(ask(EVA, "{\"demand\":\"erasure\"}"), 201).get("caseRef").asString();
    json(step(EVA, ref, "\"ACKNOWLEDGED\""), 200);
    json(step(EVA, ref, "\"REFUSAL_PROPOSED\",\"reason\":\"LEGAL_OBLIGATION\""), 200);

    JsonNode alone = json(step(EVA, ref, "\"REFUSED\",\"reason\":\"LEGAL_OBLIGATION\""), 409);
    JsonNode both = json(step(BO, ref, "\"REFUSED\",\"reason\":\"LEGAL_OBLIGATION\""), 200);

    assertThat(alone.get("reasonCode").asString()).isEqualTo("SAME_PERSON");
    assertThat(both.get("status").asString()).isEqualTo("REJECTED");
  }

  @Test
  void whoProposedARefusalInAnotherRoleIsStillThatPerson() {
    String ref = json(ask(EVA, "{\"demand\":\"erasure\"}"), 201).get("caseRef").asString();
    json(step(EVA, ref, "\"ACKNOWLEDGED\""), 200);
    var earlier = new Actor.Staff("requests-eva", Role.of("legal"));
    keepWith(ref, new Step.RefusalProposed(Instant.now(), earlier, Reason.LEGAL_OBLIGATION));

    JsonNode alone = json(step(EVA, ref, "\"REFUSED\",\"reason\":\"LEGAL_OBLIGATION\""), 409);

    assertThat(alone.get("reasonCode").asString()).isEqualTo("SAME_PERSON");
  }

  @Test
  @Promise("P98")
  void whatIsKeptIsToldThingByThingBeforeAndAfterItIsCarriedOut() {
    customer.invoice();
    String ref = json(ask(EVA, "{\"demand\":\"erasure\"}"), 201).get("caseRef").asString();
    JsonNode early = json(post(EVA, ref, "plan"), 409);
    json(step(EVA, ref, "\"ACKNOWLEDGED\""), 200);
    json(step(EVA, ref, "\"ACCEPTED\",\"proof\":\"STAFF\""), 200);

    JsonNode plan = json(post(EVA, ref, "plan"), 200);
    JsonNode notYet = json(step(EVA, ref, "\"FULFILLED\""), 409);
    JsonNode told = json(step(EVA, ref, "\"CARRIED_OUT\""), 400);
    JsonNode done = json(post(EVA, ref, "carrying-out"), 200);
    JsonNode ended = json(step(EVA, ref, "\"FULFILLED\""), 200);

    assertThat(early.get("reasonCode").asString()).isEqualTo("NOT_FROM_INITIATED");
    assertThat(plan.get("items").valueStream())
        .isNotEmpty()
        .allSatisfy(item -> {
          assertThat(item.get("fate").asString()).isEqualTo("KEPT");
          assertThat(item.get("grounds").get(0).get("ground").asString()).startsWith("retention.");
        });
    assertThat(notYet.get("reasonCode").asString()).isEqualTo("NOT_CARRIED_OUT");
    assertThat(told.get("type").asString()).endsWith("malformed-request");
    assertThat(
            done.get("results").valueStream().mapToLong(each -> each.get("items").asLong()).sum())
        .isEqualTo(plan.get("items").size());
    assertThat(ended.get("status").asString()).isEqualTo("FULFILLED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"demand\":\"access\",\"haste\":true}",
        "{\"demand\":\"wealth\"}",
        "{\"demand\":\"rectification\"}",
        "{\"demand\":\"restriction\"}",
        "{\"demand\":\"erasure\",\"categories\":[\"No Such\"]}",
        "{\"demand\":\"access\",\"received\":\"yesterday\"}",
        "{\"demand\":\"access\",\"received\":\"2999-01-01T00:00:00Z\"}",
        "{\"demand\":\"access\",\"received\":\"1969-12-31T23:59:59Z\"}",
        "{\"demand\":\"access\",\"received\":\"+1000000000-12-31T23:59:59Z\"}",
        "{\"demand\":\"access\",\"received\":\"-1000000000-01-01T00:00:00Z\"}"
      })
  void aDemandThatIsNotWholeIsAMalformedRequest(String form) {
    HttpResponse<String> answer = ask(EVA, form);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("No Such", "yesterday", "wealth");
  }

  private HttpResponse<String> ask(String token, String form) {
    String whose = "{\"subject\":\"" + customer.subject + "\",";
    return Customer.post(token, "", "/api/v1/requests", form.replaceFirst("\\{", whose));
  }

  private HttpResponse<String> step(String token, String ref, String step) {
    return Customer.post(
        token,
        "",
        "/api/v1/requests/" + ref + "/steps",
        "{\"subject\":\"" + customer.subject + "\",\"step\":" + step + "}");
  }

  private HttpResponse<String> post(String token, String ref, String door) {
    return Customer.post(
        token,
        "",
        "/api/v1/requests/" + ref + "/" + door,
        "{\"subject\":\"" + customer.subject + "\"}");
  }

  /// Keeps the request with a step that was taken when roles were others than today.
  private void keepWith(String ref, Step step) {
    RequestStore store = SERVER.bean(Rooms.Desk.class).requests();
    var found = store.find(customer.subject, new CaseRef(UUID.fromString(ref))).orElseThrow();
    var steps = new ArrayList<>(found.steps());
    steps.add(step);
    var next = new RightsRequest(found.ref(), found.demand(), found.received(), steps);
    Deadline deadline = SERVER.bean(Gate.class).desk().deadline(next);
    store.put(
        new RequestStore.Kept(
            customer.subject, next, Counted.of(next, deadline), Optional.empty()));
  }

  private boolean objectsToMarketing() {
    return SERVER
        .bean(SubjectStore.class)
        .find(customer.subject)
        .orElseThrow()
        .objectsTo(Purpose.of("direct-marketing"), Instant.now());
  }

  @Test
  void aMomentThatCannotBeIsToldWithHowToMendIt() {
    JsonNode problem =
        json(ask(EVA, "{\"demand\":\"access\",\"received\":\"1969-12-31T23:59:59Z\"}"), 400);

    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/received");
    assertThat(problem.at("/errors/0/rule").asString()).isEqualTo("past");
    assertThat(problem.at("/errors/0/mend").asString()).contains("1970");
  }

  @Test
  void theListComesPageByPageAndLosesNone() {
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      asked.add(json(ask(EVA, "{\"demand\":\"access\"}"), 201).get("caseRef").asString());
    }
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.of("/api/v1/requests/open?limit=2");
    while (next.isPresent()) {
      HttpResponse<String> page = look(next.get());
      List<String> refs = json(page, 200).valueStream().map(RequestsTest::ref).toList();
      assertThat(refs.size()).isLessThanOrEqualTo(2);
      seen.addAll(refs);
      next = page.headers().firstValue("Link").map(link -> link.replaceAll("^<|>.*", ""));
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(asked);
    assertThat(seen).containsExactlyElementsOf(open().map(RequestsTest::ref).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=many",
        "after=",
        "after=2026-01-01T00:00:00Z",
        "after=2026-01-01T00:00:00Z~7",
        "after=%2B1000000000-12-31T23:59:59Z~00000000-0000-4000-8000-000000000000"
      })
  void aPlaceThatIsNoneIsAMalformedRequest(String query) {
    assertThat(look("/api/v1/requests/open?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void aMissedDayIsAFigureThatAnAlarmCanHangOn() {
    String received = Instant.now().minus(40, ChronoUnit.DAYS).toString();
    json(ask(EVA, "{\"demand\":\"access\",\"received\":\"" + received + "\"}"), 201);

    var meters = new SimpleMeterRegistry();
    new ReminderRound(SERVER.bean(Gate.class), meters).run();

    assertThat(meters.get("trygg.requests.missed").gauge().value()).isGreaterThanOrEqualTo(1);
  }

  private static JsonNode waiting(String ref) {
    return open().filter(each -> ref(each).equals(ref)).findFirst().orElseThrow();
  }

  private static String ref(JsonNode request) {
    return request.get("caseRef").asString();
  }

  private static Stream<JsonNode> open() {
    return json(look("/api/v1/requests/open?limit=500"), 200).valueStream();
  }

  private static HttpResponse<String> look(String path) {
    return SERVER.send(SERVER.request(path).header("Authorization", "Bearer " + EVA).build());
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }
}
