package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.LINES;
import static org.trygg.server.IntakeWorld.event;
import static org.trygg.server.IntakeWorld.fresh;
import static org.trygg.server.IntakeWorld.subject;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.gate.Gate;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;

/// What an invoice keeps, for whom and until when, from its issue to its end.
class BillingTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String BILLING =
      SERVER.staff("billing-billing", "billing", Customer.PASSWORD);
  private static final String SUPPORT =
      SERVER.staff("billing-support", "support", Customer.PASSWORD);
  private static final String PRIVACY =
      SERVER.staff("billing-privacy", "privacy", Customer.PASSWORD);

  private final IntakeWorld world = new IntakeWorld();
  private final LocalDate today = SERVER.bean(Gate.class).today();
  private String anna;
  private String invoice;

  @BeforeEach
  void aCustomerWithAnInvoiceForWhatWasUsed() {
    anna = world.customer(fresh("anna"), "telephony");
    String used =
        event(
            fresh("id-"),
            subject(anna),
            "usage",
            "\"service\":\"telephony\",\"quantity\":\"calls\"");
    assertThat(world.post("/api/v1/events", LINES, used).body()).contains("\"kept\"");
    invoice = world.told(issue()).at("/ids/0").asString();
  }

  @Test
  @Promise("P51")
  void anInvoiceIsSeenInABillingCaseByThoseWhoChargeAndByNobodyElse() {
    String billing = open(BILLING, "billing");

    assertThat(read(BILLING, billing)).contains("A-17", "399.00");
    assertThat(read(SUPPORT, billing)).contains("ROLE_WITHOUT_DUTY").doesNotContain("A-17");
    assertThat(read(SUPPORT, open(SUPPORT, "fault"))).contains("BASIS").doesNotContain("A-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"paid", "credited", "written-off"})
  @Promise("P51")
  void aClaimStandsUntilItIsSettledInOneOfItsWaysOrIsTimeBarred(String kind) {
    LocalDate timeBarred = today.plusMonths(36);
    assertThat(until("invoice", "provision.billing")).isEqualTo(timeBarred.plusMonths(24));
    assertThat(until("usage", "provision.billing")).isEqualTo(timeBarred.plusMonths(24));

    assertThat(settle(kind, today).statusCode()).isEqualTo(200);

    assertThat(until("invoice", "provision.billing")).isEqualTo(today.plusMonths(24));
    assertThat(until("usage", "provision.billing")).isEqualTo(today.plusMonths(24));
  }

  @Test
  void whatIsToldToBeSettledOnceMoreKeepsItsFirstDay() {
    assertThat(settle("paid", today).statusCode()).isEqualTo(200);

    assertThat(settle("credited", today.plusDays(5)).statusCode()).isEqualTo(200);

    assertThat(until("invoice", "provision.billing")).isEqualTo(today.plusMonths(24));
  }

  private HttpResponse<String> settle(String kind, LocalDate on) {
    return world.post(
        "/api/v1/subjects/" + anna + "/invoices/" + invoice + "/settlement",
        JSON,
        "{\"kind\":\"%s\",\"on\":\"%s\"}".formatted(kind, on));
  }

  @Test
  @Promise("P43")
  void whatTheLawKeepsSaysByWhichSectionAndUntilWhichDay() {
    JsonNode duty = use("invoice", "legal-compliance.bookkeeping");

    assertThat(duty.get("legalBasis").asString()).isEqualTo("6(1)(c)");
    assertThat(duty.get("law").asString()).isEqualTo("BFL 7:2");
    assertThat(duty.get("until").asString()).isEqualTo(today.getYear() + 8 + "-01-01");
  }

  private HttpResponse<String> issue() {
    HttpResponse<String> issued =
        world.post(
            "/api/v1/subjects/" + anna + "/invoices",
            JSON,
            """
            {"service":"telephony","from":"%s","to":"%s","issued":"%2$s",
             "number":"A-17","amount":399.00,"currency":"SEK"}
            """
                .formatted(today.minusDays(10), today));
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    return issued;
  }

  private String open(String token, String kind) {
    String form = "{\"subject\":\"%s\",\"kind\":\"%s\"}".formatted(anna, kind);
    return Customer.value(Customer.post(token, "", "/api/v1/cases", form), "caseRef");
  }

  private String read(String token, String caseRef) {
    String readings = "/api/v1/subjects/" + anna + "/readings";
    return Customer.post(token, caseRef, readings, "{\"category\":\"invoice\"}").body();
  }

  private LocalDate until(String category, String purpose) {
    return LocalDate.parse(use(category, purpose).get("until").asString());
  }

  /// What the rights case tells of one category's use for one purpose.
  private JsonNode use(String category, String purpose) {
    String lifespans = "/api/v1/subjects/" + anna + "/lifespans";
    HttpResponse<String> told = Customer.post(PRIVACY, open(PRIVACY, "rights"), lifespans, "{}");
    return world
        .told(told)
        .get("items")
        .valueStream()
        .map(held -> held.get("item"))
        .filter(item -> item.get("category").asString().equals(category))
        .flatMap(item -> item.get("uses").valueStream())
        .filter(use -> use.get("purpose").asString().equals(purpose))
        .findFirst()
        .orElseThrow();
  }
}
