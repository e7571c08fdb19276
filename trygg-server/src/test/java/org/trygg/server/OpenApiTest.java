package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.trygg.server.access.Duty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, as anybody reads it, beside the doors that there are.
class OpenApiTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final HttpResponse<String> ANSWER = SERVER.get("/api/v1/openapi");
  private static final JsonNode DOCUMENT = JsonMapper.shared().readTree(ANSWER.body());
  private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<![0-9a-f-])[0-9]{12}(?![0-9])");

  record Door(String name, JsonNode operation) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void itIsOpenApiThatAnybodyMayRead() {
    assertThat(ANSWER.statusCode()).isEqualTo(200);
    assertThat(ANSWER.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(ANSWER.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(DOCUMENT.get("openapi").asString()).startsWith("3.1.");
    assertThat(DOCUMENT.at("/info/title").asString()).isEqualTo("Trygg");
    assertThat(DOCUMENT.at("/info/description").asString()).contains("RFC 9457");
    assertThat(DOCUMENT.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
  }

  @Test
  void everyDoorOfTheApiIsInItAndNothingElse() {
    Set<String> told = new TreeSet<>(described().map(Door::name).toList());

    assertThat(told).isEqualTo(doors()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("described")
  void aDoorHasASummaryAndAnAnswerAndTellsOfProblems(Door door) {
    assertThat(door.operation().path("summary").asString("")).isNotBlank();
    assertThat(door.operation().get("responses").propertyNames())
        .contains("default")
        .anyMatch(status -> status.startsWith("20"));
    assertThat(
            door.operation()
                .at("/responses/default/content/application~1problem+json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/Problem");
  }

  @ParameterizedTest
  @MethodSource("described")
  void aDoorNamesAllThatItsAddressWantsAndTheCaseWhereThereIsASubject(Door door) {
    List<String> told =
        door.operation()
            .path("parameters")
            .valueStream()
            .map(e -> e.get("name").asString())
            .toList();
    List<String> wanted =
        Pattern.compile("\\{([a-z]+)}")
            .matcher(door.name())
            .results()
            .map(e -> e.group(1))
            .toList();

    assertThat(told).doesNotHaveDuplicates().containsAll(wanted);
    assertThat(told.contains("Trygg-Case")).isEqualTo(wanted.contains("subject"));
    assertThat(door.operation().path("parameters").valueStream())
        .allMatch(each -> Set.of("string", "integer").contains(each.at("/schema/type").asString()));
  }

  @Test
  void problemDetailsAreDescribedInFull() {
    assertThat(DOCUMENT.at("/components/schemas/Problem/properties").propertyNames())
        .containsExactlyInAnyOrder("type", "title", "status", "reasonCode", "ledgerId", "errors");
  }

  @Test
  void everyReferenceLeadsToASchema() {
    Pattern.compile("\"\\$ref\":\"#([^\"]+)\"")
        .matcher(ANSWER.body())
        .results()
        .forEach(
            each -> assertThat(DOCUMENT.at(each.group(1)).isObject()).as(each.group(1)).isTrue());
  }

  @Test
  void onlyTheDoorsThatWantNoTokenSaySo() {
    assertThat(DOCUMENT.get("security").toString()).isEqualTo("[{\"bearer\":[]}]");
    assertThat(
            described()
                .filter(each -> each.operation().has("security"))
                .filter(each -> each.operation().get("security").isEmpty())
                .map(Door::name))
        .containsExactlyInAnyOrder(
            "GET /api/v1/openapi", "GET /api/v1/openapi.yaml", "POST /api/v1/staff-tokens");
  }

  @Test
  void everyExampleBelongsToADoor() throws IOException {
    try (var file = new ClassPathResource("openapi/examples.json").getInputStream()) {
      JsonNode examples = JsonMapper.shared().readTree(file);

      assertThat(examples.propertyNames()).isSubsetOf(DOCUMENT.get("paths").propertyNames());
    }
  }

  /// A form is read before the policy is asked: what is refused, or not found, was understood.
  @Test
  void aDoorUnderstandsItsExamples() {
    String token = SERVER.machine("reader-of-examples", Duty.FEED);
    List<Sent> sent = described().flatMap(each -> examples(each.name(), each.operation())).toList();

    assertThat(sent).hasSizeGreaterThan(15);
    for (Sent each : sent) {
      HttpResponse<String> answer =
          SERVER.send(
              SERVER
                  .request(each.path())
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", each.type())
                  .POST(BodyPublishers.ofString(each.body()))
                  .build());
      assertThat(answer.statusCode()).as(each.path()).isIn(200, 201, 403, 404, 409);
      assertThat(answer.body()).as(each.path()).doesNotContain("\"status\":\"malformed\"");
    }
  }

  private record Sent(String path, String type, String body) {}

  /// The examples in JSON; the subject and the things that they name are not there.
  private static Stream<Sent> examples(String door, JsonNode operation) {
    String path =
        door.replace("POST ", "").replaceAll("\\{[a-z]+}", "00000000-0000-4000-8000-000000000000");
    return operation.at("/requestBody/content").properties().stream()
        .filter(each -> each.getValue().has("example"))
        .filter(each -> !each.getValue().get("example").isString())
        .map(each -> new Sent(path, each.getKey(), each.getValue().get("example").toString()));
  }

  @Test
  void itNamesNobodyAndNoServer() {
    HttpResponse<String> again = SERVER.get("/api/v1/openapi?canary=198501012382");

    assertThat(again.body()).isEqualTo(ANSWER.body());
    assertThat(TWELVE_DIGITS.matcher(ANSWER.body()).results()).isEmpty();
    assertThat(ANSWER.body()).doesNotContain("127.0.0.1", "localhost");
  }

  private static Stream<Door> described() {
    var doors = new ArrayList<Door>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        doors.add(new Door(name, method.getValue()));
      }
    }
    return doors.stream();
  }

  private static Set<String> doors() {
    var doors = new TreeSet<String>();
    SERVER.ownDoors().getHandlerMethods().keySet().forEach(each -> doors.addAll(doors(each)));
    return doors;
  }

  private static List<String> doors(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .filter(path -> path.startsWith("/api/"))
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))
        .toList();
  }
}
