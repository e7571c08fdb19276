package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.fresh;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;

/// Customers through the public doors, on PostgreSQL.
class CustomersTest {
  private static final String SUBJECTS = "/api/v1/subjects";
  private static final String HASH = "$2a$12$abcdefghijklmnopqrstuuWkIS9YVq1Xb0cqbhWlWdH1X0cZ0N1bS";
  private final IntakeWorld world = new IntakeWorld();

  @Test
  void aCustomerIsTakenInWithAllThatWasToldAndFoundByWhatLeadsToIt() {
    String account = fresh("anna");
    HttpResponse<String> answer =
        world.post(
            SUBJECTS,
            JSON,
            """
            {"identity":{"name":"Anna Ek","personnummer":"198501012390"},
             "contact":{"email":"%1$s@example.org","phone":"+46701740605"},
             "credential":{"user-id":"%1$s","password":"%2$s"},
             "contracts":[{"service":"internet","start":"2025-01-01"}]}
            """
                .formatted(account, HASH));

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode told = world.told(answer);
    assertThat(told.get("receipts").valueStream().map(each -> each.get("status").asString()))
        .hasSize(5)
        .containsOnly("kept");
    String subject = told.get("subject").asString();
    assertThat(find("email", account + "@EXAMPLE.org").at("/subjects/0").asString())
        .isEqualTo(subject);
    assertThat(find("email", "nobody@example.org").get("count").asInt()).isZero();
    assertThat(
            world.count(
                "SELECT count(*) FROM vault_record WHERE subject = ?::uuid AND source ="
                    + " 'customer'",
                subject))
        .isEqualTo(4);
  }

  @Test
  void ofTheSamePersonRegisteredAtOnceExactlyOneIsTakenIn() {
    String form =
        """
        {"identity":{"name":"Bo Ek","personnummer":"200002292399"}}\
        """;

    List<CompletableFuture<HttpResponse<String>>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> world.post(SUBJECTS, JSON, form)))
            .limit(3)
            .toList();

    assertThat(all.stream().map(each -> each.join().statusCode()))
        .containsExactlyInAnyOrder(201, 409, 409);
    assertThat(all.stream().map(each -> each.join().body()))
        .noneMatch(body -> body.contains("200002292399"));
  }

  @Test
  @Promise("P13")
  void aPasswordThatIsNotAHashIsNotTaken() {
    String canary = fresh("canary-password-");

    HttpResponse<String> answer =
        world.post(
            SUBJECTS,
            JSON,
            """
            {"identity":{"name":"Bo Ek"},"credential":{"user-id":"bo","password":"%s"}}\
            """
                .formatted(canary));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(world.told(answer).at("/errors/0/pointer").asString())
        .isEqualTo("/credential/password");
    assertThat(answer.body()).doesNotContain(canary);
    assertThat(world.isAnywhereInTheDatabase(canary)).isFalse();
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndNeverTheValue() {
    HttpResponse<String> answer =
        world.post(
            SUBJECTS,
            JSON,
            """
            {"identity":{"name":"Bo Ek","personnummer":"198501012381"},
             "contact":{"email":"canary","shoe":"39"},
             "contracts":[{"service":"milk","start":"soon"}]}
            """);

    assertThat(world.told(answer).get("errors").valueStream().map(e -> e.get("pointer").asString()))
        .containsExactlyInAnyOrder(
            "/identity/personnummer",
            "/contact/email",
            "/contact",
            "/contracts/0/service",
            "/contracts/0/start");
    assertThat(answer.body()).doesNotContain("canary", "shoe", "198501012381");
  }

  @Test
  void anInvoiceIsIssuedInterruptedAndSettled() {
    String path = SUBJECTS + "/" + world.customer(fresh("cia"), "internet") + "/invoices";
    HttpResponse<String> issued =
        world.post(
            path,
            JSON,
            """
            {"service":"internet","from":"2026-09-01","to":"2026-09-30","issued":"2026-10-01",
             "number":"17","amount":499.00,"currency":"SEK"}
            """);
    String invoice = world.told(issued).at("/ids/0").asString();

    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(post(path + "/" + invoice + "/interruptions", "{\"on\":\"2026-10-20\"}"))
        .isEqualTo(200);
    assertThat(
            post(path + "/" + invoice + "/settlement", "{\"kind\":\"paid\",\"on\":\"2026-09-01\"}"))
        .isEqualTo(400);
    assertThat(
            post(path + "/" + invoice + "/settlement", "{\"kind\":\"paid\",\"on\":\"2026-11-01\"}"))
        .isEqualTo(200);
    assertThat(
            post(
                path + "/7b1f4c52-2f0e-4c57-9d0a-5a0d6c0f1e11/settlement",
                "{\"kind\":\"paid\",\"on\":\"2026-11-01\"}"))
        .isEqualTo(404);
  }

  @Test
  void aConsentIsGivenAndWithdrawnAndAContractEnds() {
    String subject = SUBJECTS + "/" + world.customer(fresh("dan"), "internet");
    HttpResponse<String> given =
        world.post(subject + "/consents", JSON, "{\"purpose\":\"development\"}");
    HttpResponse<String> made =
        world.post(
            subject + "/contracts", JSON, "{\"service\":\"email\",\"start\":\"2026-01-01\"}");

    assertThat(given.statusCode()).isEqualTo(201);
    assertThat(post(subject + "/consents/" + id(given) + "/withdrawal", "{}")).isEqualTo(200);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(post(subject + "/contracts/" + id(made) + "/end", "{\"end\":\"2026-10-31\"}"))
        .isEqualTo(200);
  }

  private String id(HttpResponse<String> answer) {
    return world.told(answer).at("/ids/0").asString();
  }

  private int post(String path, String form) {
    return world.post(path, JSON, form).statusCode();
  }

  private JsonNode find(String kind, String value) {
    return world.told(
        world.post(
            SUBJECTS + "/find", JSON, "{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value)));
  }
}
