package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.trygg.gate.Gate;
import org.trygg.policy.Rule;
import org.trygg.server.access.Duty;
import org.trygg.server.access.SignIn;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks through every door as everybody: nobody, a machine of each duty, staff of each role that
/// the policy names and of one that it does not, and staff in a session of the pages. A new door
/// wants a row here, or the first test fails; a new role is walked as `staff`.
class DoorsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String PASSWORD = "correct-horse-battery";
  private static final String SOME = "00000000-0000-4000-8000-000000000000";
  private static final String SUBJECT_OF_EXAMPLES = "7b1f4c52-2f0e-4c57-9d0a-5a0d6c0f1e11";

  /// The door, the status that each gets, and after the bar the roles for which it is another;
  /// `unnamed` is a role that the policy does not name.
  ///
  /// The subject is known, the example of the API's description is sent where it has one, and staff
  /// name no case: so the doors about a subject are closed to every role, and say so only to those
  /// who may knock. What a case opens is told in the tests of those doors.
  private static final String TABLE =
      """
      door                                                      nobody feed ask metrics staff session
      GET /                                                        200  200 200     200   200     200
      GET /health                                                  200  200 200     200   200     200
      GET /health/live                                             200  200 200     200   200     200
      GET /health/ready                                            200  200 200     200   200     200
      GET /metrics                                                 401  403 403     200   403     401
      GET /problems/{slug}                                         200  200 200     200   200     200
      GET /staff/                                                  302  302 302     302   302     200
      GET /staff/sign-in                                           200  200 200     200   200     200
      GET /gdpr                                                    200  200 200     200   200     200
      GET /gdpr/                                                   200  200 200     200   200     200
      GET /gdpr/en                                                 200  200 200     200   200     200
      GET /gdpr/versions                                           200  200 200     200   200     200
      GET /gdpr/{version}                                          200  200 200     200   200     200
      GET /gdpr/{version}/en                                       200  200 200     200   200     200
      GET /gdpr/{version}/rules                                    200  200 200     200   200     200
      GET /gdpr/{version}/record                                   200  200 200     200   200     200
      GET /gdpr/{version}/changes                                  200  200 200     200   200     200
      GET /gdpr/{version}/promises/{promise}                       200  200 200     200   200     200
      GET /gdpr/{version}/policy.yaml                              200  200 200     200   200     200
      GET /gdpr/{version}/notice.sv.md                             200  200 200     200   200     200
      GET /gdpr/{version}/notice.en.md                             200  200 200     200   200     200
      GET /gdpr/{version}/record.json                              200  200 200     200   200     200
      GET /gdpr/{version}/dpv.jsonld                               200  200 200     200   200     200
      GET /ledger/checkpoint                                       200  200 200     200   200     200
      GET /ledger/key                                              200  200 200     200   200     200
      GET /ledger/sealed/checkpoint                                200  200 200     200   200     200
      GET /ledger/sealed/key                                       200  200 200     200   200     200
      GET /ledger/sealed/tile/{*path}                              404  404 404     404   404     404
      GET /ledger/tile/{*path}                                     404  404 404     404   404     404
      GET /api/v1/openapi                                          200  200 200     200   200     200
      GET /api/v1/openapi.yaml                                     200  200 200     200   200     200
      POST /api/v1/staff-tokens                                    400  400 400     400   400     400
      POST /api/v1/staff-tokens/current/end                        401  403 403     403   204     401
      POST /api/v1/events                                          401  415 403     403   403     401
      POST /api/v1/feeds/{format}                                  401  200 403     403   403     401
      POST /api/v1/subjects                                        401  403 403     403   403     401
      POST /api/v1/subjects/find                                   401  403 403     403   200     401 | unnamed 403
      POST /api/v1/subjects/find-by-address                        401  403 200     403   403     401 | disclosure 200 network 200 privacy 200 security 200 support 200
      POST /api/v1/subjects/{subject}/contracts                    401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/contracts/{id}/end           401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/invoices                     401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/invoices/{id}/settlement     401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/invoices/{id}/interruptions  401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/consents                     401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/consents/{id}/withdrawal     401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/objections                   401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/objections/{id}/lifting      401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/restrictions                 401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/restrictions/{id}/lifting    401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/holds                        401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/holds/{id}/release           401  404 403     403   404     401
      POST /api/v1/subjects/{subject}/readings                     401  403 200     403   403     401
      POST /api/v1/subjects/{subject}/lifespans                    401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/erasure                      401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/rectification                401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/supplement                   401  403 403     403   403     401
      POST /api/v1/subjects/{subject}/access-report                401  403 403     403   403     401
      POST /api/v1/requests                                        401  403 403     403   403     401 | privacy 201
      GET /api/v1/requests/open                                    401  403 403     403   403     401 | privacy 200
      GET /api/v1/requests/statistics                              401  403 403     403   403     401 | privacy 200
      POST /api/v1/requests/{case}/steps                           401  403 403     403   403     401
      POST /api/v1/requests/{case}/plan                            401  403 403     403   403     401
      POST /api/v1/requests/{case}/carrying-out                    401  403 403     403   403     401
      POST /api/v1/cases                                           401  403 403     403   403     401 | support 201 network 201
      POST /api/v1/cases/{case}/closing                            401  403 403     403   403     401
      GET /api/v1/retention/dry-run                                401  403 403     403   403     401 | privacy 200
      POST /api/v1/retention/sweeps                                401  403 403     403   403     401 | privacy 200
      GET /api/v1/retention/certificates                           401  403 403     403   403     401 | privacy 200
      GET /api/v1/quarantine                                       401  403 403     403   403     401 | privacy 200
      POST /api/v1/quarantine/{id}/settlement                      401  403 403     403   403     401 | privacy 404
      GET /api/v1/ledger/receipts/{entry}                          401  404 404     404   404     401
      GET /api/v1/ledger/export                                    401  403 403     403   403     401 | privacy 200
      ANY /error                                                   404  404 404     404   404     404
      """;

  private static final Set<String> ROLES =
      SERVER.bean(Gate.class).policy().policy().rulesOf(Rule.OfRole.class).stream()
          .map(rule -> rule.role().name())
          .collect(Collectors.toCollection(TreeSet::new));
  private static final String KNOWN = new Customer().subject.toString();
  private static final Map<String, Knocker> EVERYBODY = everybody();
  private static final Map<String, String> BODIES = bodies();
  static final List<Row> ROWS = TABLE.lines().skip(1).map(Row::of).toList();

  /// A door and who gets which status; `staff` is every role that is not among the others.
  record Row(String door, Map<String, Integer> statuses) {
    static Row of(String line) {
      String[] halves = line.split("\\|", -1);
      String[] parts = halves[0].strip().split(" +", -1);
      List<String> columns = Arrays.asList(TABLE.lines().findFirst().orElseThrow().split(" +", -1));
      var statuses = new LinkedHashMap<String, Integer>();
      for (int i = 1; i < columns.size(); i++) {
        statuses.put(columns.get(i), Integer.valueOf(parts[i + 1]));
      }
      String[] others = halves.length == 1 ? new String[0] : halves[1].strip().split(" +", -1);
      for (int i = 0; i < others.length; i += 2) {
        statuses.put(others[i], Integer.valueOf(others[i + 1]));
      }
      return new Row(parts[0] + " " + parts[1], statuses);
    }

    String method() {
      return door.startsWith("POST ") ? "POST" : "GET";
    }

    String pattern() {
      return door.substring(door.indexOf(' ') + 1);
    }

    Integer expected(String who) {
      return statuses.getOrDefault(who, statuses.getOrDefault("staff", 0));
    }

    @Override
    public String toString() {
      return door;
    }
  }

  /// Somebody at the doors, with a header that says who; made anew for each knock, since one of the
  /// doors ends the token.
  private record Knocker(String header, Supplier<String> value) {
    int knock(String method, String path, String body) {
      return SERVER
          .send(
              SERVER
                  .request(path)
                  .header(header, value.get())
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : body))
                  .build())
          .statusCode();
    }
  }

  private static Map<String, Knocker> everybody() {
    var all = new LinkedHashMap<String, Knocker>();
    all.put("nobody", new Knocker("X-Nobody", () -> "true"));
    for (Duty duty : Duty.values()) {
      String name = duty.name().toLowerCase(Locale.ROOT);
      String token = "Bearer " + SERVER.machine("walker-" + name, duty);
      all.put(name, new Knocker("Authorization", () -> token));
    }
    ROLES.forEach(role -> all.put(role, staff(role)));
    all.put("unnamed", staff("walker"));
    String cookie = SERVER.session("walker-privacy", PASSWORD);
    all.put("session", new Knocker("Cookie", () -> cookie));
    return all;
  }

  private static Knocker staff(String role) {
    var actor = new Actor.Staff("walker-" + role, Role.of(role));
    SignIn signIn = SERVER.bean(SignIn.class);
    signIn.put(actor, PASSWORD);
    return new Knocker("Authorization", () -> "Bearer " + signIn.issue(actor).token().reveal());
  }

  /// What is sent to each door: the example of the API's description, about a known subject.
  private static Map<String, String> bodies() {
    var bodies = new LinkedHashMap<String, String>();
    examples()
        .properties()
        .forEach(each -> {
          String example = each.getValue().path("application/json").toString();
          bodies.put(each.getKey(), example.replace(SUBJECT_OF_EXAMPLES, KNOWN));
        });
    return bodies;
  }

  private static JsonNode examples() {
    try (var file = new ClassPathResource("openapi/examples.json").getInputStream()) {
      return JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String pattern) {
    return pattern
        .replace("{version}", "2018-09-01")
        .replace("{promise}", "P07")
        .replace("{slug}", "not-found")
        .replace("{format}", "postfix")
        .replace("/statistics", "/statistics?year=2026")
        .replace("{*path}", "0/999")
        .replace("{subject}", KNOWN)
        .replaceAll("\\{[a-z]+}", SOME);
  }

  @Test
  void everyDoorHasOneRowAndEveryRowADoor() {
    assertThat(ROWS.stream().map(Row::door)).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(ROWS.stream().map(Row::door).toList())).isEqualTo(doors());
  }

  @Test
  void theTableNamesNobodyWhoIsNotWalked() {
    var named = new TreeSet<String>();
    ROWS.forEach(row -> named.addAll(row.statuses().keySet()));
    named.remove("staff");

    assertThat(ROLES).hasSizeGreaterThan(7);
    assertThat(EVERYBODY.keySet()).containsAll(ROLES).containsAll(named);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ROWS")
  void aDoorOpensForThoseItIsFor(Row row) {
    var expected = new LinkedHashMap<String, Integer>();
    var found = new LinkedHashMap<String, Integer>();
    String path = path(row.pattern());
    String body = BODIES.getOrDefault(row.pattern(), "{}");
    EVERYBODY.forEach((who, knocker) -> {
      expected.put(who, row.expected(who));
      found.put(who, knocker.knock(row.method(), path, body));
    });

    assertThat(found).isEqualTo(expected);
  }

  /// State changes by POST: the other methods have no door, so that none can forget its guard.
  @Test
  void noDoorTakesAnotherMethodThanGetAndPost() {
    assertThat(doors())
        .allMatch(door -> door.matches("(GET|POST) .*") || door.equals("ANY /error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator", "/actuator/env", "/nothing", "/static/../x", "/templates/start.html"})
  void whatNobodyHasOpenedIsNotThere(String path) {
    EVERYBODY.forEach(
        (who, knocker) -> assertThat(knocker.knock("GET", path, "")).as(who).isIn(400, 404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void anAddressOfTheApiThatNobodyHasOpenedIsClosedToAll(String method) {
    EVERYBODY.forEach((who, knocker) ->
        assertThat(knocker.knock(method, "/api/v1/nothing", "{}"))
            .as(who)
            .isEqualTo(who.equals("nobody") || who.equals("session") ? 401 : 403));
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
}
