package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.trygg.server.access.Duty;

/// Walks through every door as everybody. A new door wants a row here, or the first test fails.
class DoorsTest {
  private static final String PASSWORD = "correct-horse-battery";
  private static final String SOME = "00000000-0000-4000-8000-000000000000";
  private static final RunningServer SERVER = RunningServer.shared();

  /// A door, an address to try it with, and the status that each caller gets, in this order:
  /// nobody, a machine that feeds, a machine that reads figures, staff by token, staff by session.
  record Row(String door, String path, List<Integer> statuses) {
    static Row of(String door, String path, Integer... statuses) {
      return new Row(door, path, List.of(statuses));
    }

    String method() {
      String method = door.substring(0, door.indexOf(' '));
      return method.equals("ANY") ? "GET" : method;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          Row.of("GET /", "/", 200, 200, 200, 200, 200),
          Row.of("GET /health", "/health", 200, 200, 200, 200, 200),
          Row.of("GET /health/live", "/health/live", 200, 200, 200, 200, 200),
          Row.of("GET /health/ready", "/health/ready", 200, 200, 200, 200, 200),
          Row.of("GET /metrics", "/metrics", 401, 403, 200, 403, 401),
          Row.of("GET /problems/{slug}", "/problems/not-found", 200, 200, 200, 200, 200),
          Row.of("GET /staff/", "/staff/", 302, 302, 302, 302, 200),
          Row.of("GET /staff/sign-in", "/staff/sign-in", 200, 200, 200, 200, 200),
          // An empty claim: the door is open to all, and says what it thinks of it.
          Row.of("POST /api/v1/staff-tokens", "/api/v1/staff-tokens", 400, 400, 400, 400, 400),
          Row.of(
              "DELETE /api/v1/staff-tokens/current",
              "/api/v1/staff-tokens/current",
              401,
              403,
              403,
              204,
              401),
          // The doors of staff: by token only, and each asks the gate or the policy before it
          // opens.
          // An empty body is malformed for those who may come in.
          Row.of("POST /api/v1/cases", "/api/v1/cases", 401, 403, 403, 400, 401),
          Row.of(
              "POST /api/v1/cases/{case}/closing",
              "/api/v1/cases/" + SOME + "/closing",
              401,
              403,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/readings",
              "/api/v1/subjects/" + SOME + "/readings",
              401,
              403,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/lifespans",
              "/api/v1/subjects/" + SOME + "/lifespans",
              401,
              403,
              403,
              403,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/erasure",
              "/api/v1/subjects/" + SOME + "/erasure",
              401,
              403,
              403,
              200,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/access-report",
              "/api/v1/subjects/" + SOME + "/access-report",
              401,
              403,
              403,
              403,
              401),
          Row.of(
              "GET /api/v1/retention/dry-run",
              "/api/v1/retention/dry-run",
              401,
              403,
              403,
              403,
              401),
          Row.of(
              "POST /api/v1/retention/sweeps", "/api/v1/retention/sweeps", 401, 403, 403, 403, 401),
          Row.of(
              "GET /api/v1/retention/certificates",
              "/api/v1/retention/certificates",
              401,
              403,
              403,
              403,
              401),
          Row.of("GET /api/v1/quarantine", "/api/v1/quarantine", 401, 403, 403, 403, 401),
          Row.of(
              "POST /api/v1/quarantine/{id}/settlement",
              "/api/v1/quarantine/" + SOME + "/settlement",
              401,
              403,
              403,
              403,
              401),
          Row.of(
              "GET /api/v1/ledger/receipts/{entry}",
              "/api/v1/ledger/receipts/" + SOME,
              401,
              404,
              404,
              404,
              401),
          Row.of("GET /api/v1/ledger/export", "/api/v1/ledger/export", 401, 403, 403, 403, 401),
          Row.of("GET /ledger/checkpoint", "/ledger/checkpoint", 200, 200, 200, 200, 200),
          Row.of("GET /ledger/key", "/ledger/key", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr", "/gdpr", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/", "/gdpr/", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/en", "/gdpr/en", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/versions", "/gdpr/versions", 200, 200, 200, 200, 200),
          gdpr(""),
          gdpr("/en"),
          gdpr("/rules"),
          gdpr("/record"),
          gdpr("/changes"),
          Row.of(
              "GET /gdpr/{version}/promises/{promise}",
              "/gdpr/2018-09-01/promises/P07",
              200,
              200,
              200,
              200,
              200),
          gdpr("/policy.yaml"),
          gdpr("/notice.sv.md"),
          gdpr("/notice.en.md"),
          gdpr("/record.json"),
          gdpr("/dpv.jsonld"),
          Row.of("GET /api/v1/openapi", "/api/v1/openapi", 200, 200, 200, 200, 200),
          Row.of("GET /api/v1/openapi.yaml", "/api/v1/openapi.yaml", 200, 200, 200, 200, 200),
          // The intake: an empty form is told what is missing.
          Row.of("POST /api/v1/events", "/api/v1/events", 401, 415, 403, 403, 401),
          Row.of("POST /api/v1/feeds/{format}", "/api/v1/feeds/postfix", 401, 200, 403, 403, 401),
          Row.of("POST /api/v1/subjects", "/api/v1/subjects", 401, 400, 403, 403, 401),
          Row.of("POST /api/v1/subjects/find", "/api/v1/subjects/find", 401, 400, 403, 400, 401),
          Row.of(
              "POST /api/v1/subjects/find-by-address",
              "/api/v1/subjects/find-by-address",
              401,
              403,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/contracts",
              "/api/v1/subjects/" + SOME + "/contracts",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/contracts/{id}/end",
              "/api/v1/subjects/" + SOME + "/contracts/" + SOME + "/end",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/invoices",
              "/api/v1/subjects/" + SOME + "/invoices",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/invoices/{id}/settlement",
              "/api/v1/subjects/" + SOME + "/invoices/" + SOME + "/settlement",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/invoices/{id}/interruptions",
              "/api/v1/subjects/" + SOME + "/invoices/" + SOME + "/interruptions",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/consents",
              "/api/v1/subjects/" + SOME + "/consents",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/consents/{id}/withdrawal",
              "/api/v1/subjects/" + SOME + "/consents/" + SOME + "/withdrawal",
              401,
              404,
              403,
              404,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/objections",
              "/api/v1/subjects/" + SOME + "/objections",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/objections/{id}/lifting",
              "/api/v1/subjects/" + SOME + "/objections/" + SOME + "/lifting",
              401,
              404,
              403,
              404,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/restrictions",
              "/api/v1/subjects/" + SOME + "/restrictions",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/restrictions/{id}/lifting",
              "/api/v1/subjects/" + SOME + "/restrictions/" + SOME + "/lifting",
              401,
              404,
              403,
              404,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/holds",
              "/api/v1/subjects/" + SOME + "/holds",
              401,
              400,
              403,
              400,
              401),
          Row.of(
              "POST /api/v1/subjects/{subject}/holds/{id}/release",
              "/api/v1/subjects/" + SOME + "/holds/" + SOME + "/release",
              401,
              404,
              403,
              404,
              401),
          Row.of("GET /gdpr", "/gdpr", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/", "/gdpr/", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/en", "/gdpr/en", 200, 200, 200, 200, 200),
          Row.of("GET /gdpr/versions", "/gdpr/versions", 200, 200, 200, 200, 200),
          gdpr(""),
          gdpr("/en"),
          gdpr("/rules"),
          gdpr("/record"),
          gdpr("/changes"),
          Row.of(
              "GET /gdpr/{version}/promises/{promise}",
              "/gdpr/2018-09-01/promises/P07",
              200,
              200,
              200,
              200,
              200),
          gdpr("/policy.yaml"),
          gdpr("/notice.sv.md"),
          gdpr("/notice.en.md"),
          gdpr("/record.json"),
          gdpr("/dpv.jsonld"),
          // Nobody is sent here but by the container.
          Row.of("ANY /error", "/error", 404, 404, 404, 404, 404));

  /// A page or file of one version of the notice: for anybody.
  private static Row gdpr(String rest) {
    return Row.of("GET /gdpr/{version}" + rest, "/gdpr/2018-09-01" + rest, 200, 200, 200, 200, 200);
  }

  @Test
  void everyDoorHasARowAndEveryRowADoor() {
    Set<String> rows = new TreeSet<>(ROWS.stream().map(Row::door).toList());

    assertThat(doors()).isEqualTo(rows);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ROWS")
  void aDoorOpensForThoseItIsFor(Row row) {
    assertThat(Caller.all().map(caller -> caller.knock(row)).toList()).isEqualTo(row.statuses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator", "/actuator/env", "/nothing", "/static/../x", "/templates/start.html"})
  void whatNobodyHasOpenedIsNotThere(String path) {
    Caller.all()
        .forEach(caller -> assertThat(caller.knock(Row.of("GET x", path))).as(path).isIn(400, 404));
  }

  @Test
  void anAddressOfTheApiThatNobodyHasOpenedIsClosedToAll() {
    assertThat(Caller.all().map(c -> c.knock(Row.of("GET x", "/api/v1/nothing"))).toList())
        .containsExactly(401, 403, 403, 403, 401);
  }

  private static Set<String> doors() {
    var doors = new TreeSet<String>();
    SERVER
        .doors()
        .forEach(map -> map.getHandlerMethods().keySet().forEach(i -> doors.addAll(doors(i))));
    return doors;
  }

  private static List<String> doors(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    return info.getPatternValues().stream()
        .flatMap(path ->
            (methods.isEmpty() ? List.of("ANY") : methods)
                .stream().map(method -> method + " " + path))
        .toList();
  }

  /// Somebody at the door, with the header that says who.
  private record Caller(String header, String value) {
    static Stream<Caller> all() {
      String staff = SERVER.staff("walker", "support", PASSWORD);
      return Stream.of(
          new Caller("X-Nobody", "true"),
          new Caller("Authorization", "Bearer " + SERVER.machine("feeder", Duty.FEED)),
          new Caller("Authorization", "Bearer " + SERVER.machine("scraper", Duty.METRICS)),
          new Caller("Authorization", "Bearer " + staff),
          new Caller("Cookie", SERVER.session("walker", PASSWORD)));
    }

    int knock(Row row) {
      HttpRequest request =
          SERVER
              .request(row.path())
              .header(header, value)
              .header("Content-Type", "application/json")
              .method(row.method(), BodyPublishers.ofString(row.method().equals("GET") ? "" : "{}"))
              .build();
      HttpResponse<String> answer = SERVER.send(request);
      return answer.statusCode();
    }
  }
}
