package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The desk's figures through their door; the requests of these tests came in in 2003.
class DeskStatisticsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String EVA = SERVER.staff("figures-eva", "privacy", Customer.PASSWORD);
  private static final String BO = SERVER.staff("figures-bo", "privacy", Customer.PASSWORD);

  private final Customer customer = new Customer();

  @Test
  void theFiguresOfAYearAreCountedByMonthAndKindAndNameNobody() {
    refused(received("2003-05-05", "erasure"));
    ended(received("2003-05-06", "access"), "TAKEN_BACK");
    received("2003-05-31", "access");

    HttpResponse<String> answer = look("2003", "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"year":2003,"months":[\
            {"month":"2003-05","demand":"access","received":2,"inTime":0,"late":0,"open":1,\
            "unanswered":1,"extended":0,"refused":{}},\
            {"month":"2003-05","demand":"erasure","received":1,"inTime":0,"late":1,"open":0,\
            "unanswered":0,"extended":0,"refused":{"legal-claim":1}}]}\
            """);
    List<String> lines = look("2003", "text/csv").body().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("month,demand,received,in-time,late,open,unanswered,extended,refused-");
    assertThat(lines)
        .hasSize(3)
        .allMatch(line -> line.split(",", -1).length == lines.getFirst().split(",", -1).length);
    assertThat(lines.get(1)).startsWith("2003-05,access,2,0,0,1,1,0,0");
    assertThat(lines.get(2)).startsWith("2003-05,erasure,1,0,1,0,0,0,").contains(",1,");
    assertThat(answer.body()).doesNotContain(customer.subject.toString());
  }

  @Test
  void aYearOfNothingHasNoMonths() {
    assertThat(look("1999", "*/*").body()).isEqualTo("{\"year\":1999,\"months\":[]}");
    assertThat(look("1999", "text/csv").body().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26", "20260", "year", "-999", "+999"})
  void whatIsNoYearIsAMalformedRequestInEitherForm(String year) {
    for (String form : List.of("application/json", "text/csv")) {
      HttpResponse<String> answer = look(year, form);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }

  @Test
  void thoseWhoDoNotAnswerForTheProcessingGetNoFigures() {
    Stream.of("support", "billing", "security")
        .forEach(role -> {
          String token = SERVER.staff("figures-" + role, role, Customer.PASSWORD);
          assertThat(look(token, "2003", "application/json").statusCode()).isEqualTo(403);
          assertThat(look(token, "2003", "text/csv").statusCode()).isEqualTo(403);
        });
  }

  private String received(String day, String demand) {
    HttpResponse<String> answer =
        Customer.post(
            EVA,
            "",
            "/api/v1/requests",
            "{\"subject\":\"%s\",\"demand\":\"%s\",\"received\":\"%sT09:00:00Z\"}"
                .formatted(customer.subject, demand, day));
    return json(answer, 201).get("caseRef").asString();
  }

  private void refused(String ref) {
    String reason = ",\"reason\":\"LEGAL_CLAIM\"";
    json(step(EVA, ref, "\"ACKNOWLEDGED\""), 200);
    json(step(EVA, ref, "\"REFUSAL_PROPOSED\"" + reason), 200);
    json(step(BO, ref, "\"REFUSED\"" + reason), 200);
  }

  private void ended(String ref, String step) {
    json(step(EVA, ref, "\"" + step + "\""), 200);
  }

  private HttpResponse<String> step(String token, String ref, String step) {
    return Customer.post(
        token,
        "",
        "/api/v1/requests/" + ref + "/steps",
        "{\"subject\":\"" + customer.subject + "\",\"step\":" + step + "}");
  }

  private static HttpResponse<String> look(String year, String form) {
    return look(EVA, year, form);
  }

  private static HttpResponse<String> look(String token, String year, String form) {
    return SERVER.send(
        SERVER
            .request("/api/v1/requests/statistics?year=" + year.replace("+", "%2B"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", form)
            .build());
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }
}
