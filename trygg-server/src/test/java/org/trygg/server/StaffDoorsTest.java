package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trygg.server.access.Duty;
import org.trygg.server.access.SignIn;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Role;

class StaffDoorsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String SUPPORT = SERVER.staff("doors-support", "support", Customer.PASSWORD);
  private static final String NETWORK = SERVER.staff("doors-network", "network", Customer.PASSWORD);
  private static final String BILLING = SERVER.staff("doors-billing", "billing", Customer.PASSWORD);
  private static final String PRIVACY = SERVER.staff("doors-privacy", "privacy", Customer.PASSWORD);
  private static final String IP_LOG = "{\"category\":\"ip-log\"}";

  private Customer anna;

  @BeforeEach
  void aCustomerWithSomethingHeld() {
    anna = new Customer();
    anna.identity("Anna Ek", "198501012382");
    anna.event("session-one", Duration.ofHours(1));
  }

  @Test
  @Promise({"P23", "P24"})
  void staffSeeWithinACaseWhatTheCaseNeedsMaskedAsTheirRoleDemands() {
    String fault = anna.open(SUPPORT, "fault");

    HttpResponse<String> log = anna.ask(SUPPORT, fault, "readings", IP_LOG);
    assertThat(log.statusCode()).isEqualTo(200);
    assertThat(log.body()).contains("session-one").endsWith("\n");
    assertThat(log.headers().firstValue("Trygg-Ledger-Id")).isPresent();

    String order = anna.open(SUPPORT, "order");
    assertThat(anna.ask(SUPPORT, order, "readings", "{\"category\":\"identity\"}").body())
        .contains("Anna Ek", "••••••82")
        .doesNotContain("198501012382");
  }

  @Test
  @Promise("P23")
  void aReadingWithoutACaseIsRefused() {
    refused(anna.ask(SUPPORT, "", "readings", IP_LOG), "CASE_MISSING");
  }

  @Test
  @Promise("P23")
  void aReadingInACaseOfAnotherKindIsRefused() {
    String billing = anna.open(BILLING, "billing");

    refused(anna.ask(BILLING, billing, "readings", IP_LOG), "NO_BASIS");
    refused(
        anna.ask(
            BILLING,
            billing,
            "readings",
            "{\"category\":\"ip-log\",\"purpose\":\"provision.fault\"}"),
        "CASE_OF_ANOTHER_KIND");
  }

  @Test
  @Promise("P23")
  void aReadingByARoleWithoutTheDutyIsRefused() {
    String fault = anna.open(SUPPORT, "fault");

    refused(anna.ask(BILLING, fault, "readings", IP_LOG), "ROLE_WITHOUT_DUTY");
    refused(
        anna.ask(NETWORK, fault, "readings", "{\"category\":\"identity\"}"),
        "CATEGORY_OUTSIDE_ROLE");
  }

  @Test
  @Promise("P23")
  void aReadingOfAnothersDataIsRefused() {
    String fault = new Customer().open(SUPPORT, "fault");

    refused(anna.ask(SUPPORT, fault, "readings", IP_LOG), "CASE_OF_ANOTHER_SUBJECT");
  }

  @Test
  @Promise({"P23", "P24"})
  void aReadingInAClosedCaseIsRefused() {
    String fault = anna.open(SUPPORT, "fault");
    HttpResponse<String> closed =
        Customer.post(
            SUPPORT,
            "",
            "/api/v1/cases/" + fault + "/closing",
            "{\"subject\":\"%s\"}".formatted(anna.subject));

    assertThat(closed.statusCode()).isEqualTo(200);
    refused(anna.ask(SUPPORT, fault, "readings", IP_LOG), "CASE_CLOSED");
  }

  @Test
  void aReadingForALapsedPurposeIsRefusedWithThatReason() {
    String machine = SERVER.machine("doors-lapsed", Duty.ASK);
    var bo = new Customer();
    bo.event("session-old", Duration.ofDays(40)); // communication: 1 month, fault: 6 months

    assertThat(reading(bo, machine, "provision.fault")).contains("session-old");
    assertThat(reading(bo, machine, "provision.communication"))
        .contains("\"reasonCode\":\"LAPSED\"", "\"ledgerId\":\"");
  }

  private static String reading(Customer customer, String token, String purpose) {
    String asked = "{\"category\":\"ip-log\",\"purpose\":\"%s\"}".formatted(purpose);
    return customer.ask(token, "", "readings", asked).body();
  }

  @Test
  void aReadingOfSomebodyUnknownIsAnsweredLikeOneOfAnothers() {
    String fault = anna.open(SUPPORT, "fault");
    String nobody = "/api/v1/subjects/" + UUID.randomUUID() + "/readings";

    refused(Customer.post(SUPPORT, fault, nobody, IP_LOG), "CASE_OF_ANOTHER_SUBJECT");
  }

  @Test
  void aMachineReadsWhatItIsRegisteredForAndNothingElse() {
    String machine = SERVER.machine("doors-asker", Duty.ASK);

    assertThat(anna.ask(machine, "", "readings", IP_LOG).body()).contains("session-one");
    refused(
        anna.ask(machine, "", "readings", "{\"category\":\"identity\"}"),
        "CATEGORY_NOT_REGISTERED");
  }

  @Test
  void aTokenThatIsEndedOpensNothingMoreAndTheOthersOfTheAccountDo() {
    String token = SERVER.staff("doors-leaver", "privacy", Customer.PASSWORD);
    var leaver = new Actor.Staff("doors-leaver", Role.of("privacy"));
    String other = SERVER.bean(SignIn.class).issue(leaver).token().reveal();
    assertThat(get(token, "/api/v1/quarantine").statusCode()).isEqualTo(200);

    assertThat(Customer.post(token, "", "/api/v1/staff-tokens/current/end", "").statusCode())
        .isEqualTo(204);

    assertThat(get(token, "/api/v1/quarantine").statusCode()).isEqualTo(401);
    assertThat(get(other, "/api/v1/quarantine").statusCode()).isEqualTo(200);
  }

  @Test
  void aCaseIsOpenedOnlyByARoleThatMayWorkIt() {
    refused(
        Customer.post(
            SUPPORT,
            "",
            "/api/v1/cases",
            "{\"subject\":\"%s\",\"kind\":\"rights\"}".formatted(anna.subject)),
        "ROLE_WITHOUT_DUTY");
  }

  @Test
  @Promise("P08")
  void theRightsCaseTellsWhyAndUntilWhenWithoutTellingWhat() {
    String rights = anna.open(PRIVACY, "rights");

    HttpResponse<String> told = anna.ask(PRIVACY, rights, "lifespans", "{}");

    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body())
        .contains("\"category\":\"ip-log\"", "retention.traffic-fault", "\"sv\"", "\"en\"")
        .doesNotContain("session-one", "Anna Ek");
    refused(
        anna.ask(SUPPORT, anna.open(SUPPORT, "fault"), "lifespans", "{}"), "CASE_OF_ANOTHER_KIND");
  }

  @Test
  void theReportIsAZipWhoseNameSaysNothing() {
    String rights = anna.open(PRIVACY, "rights");

    HttpResponse<String> zip = anna.ask(PRIVACY, rights, "access-report?lang=en", "");

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"your-data.zip\"");
    assertThat(zip.body()).startsWith("PK").contains("customer-data/identity.json");
    refused(anna.ask(PRIVACY, "", "access-report", ""), "CASE_MISSING");
  }

  @Test
  void onlyTheRoleThatAnswersForItMaySweepOrLookIntoTheQuarantine() {
    anna.unknown("canary");

    assertThat(get(SUPPORT, "/api/v1/quarantine").statusCode()).isEqualTo(403);
    assertThat(get(SUPPORT, "/api/v1/retention/dry-run").statusCode()).isEqualTo(403);
    assertThat(get(SUPPORT, "/api/v1/ledger/export").statusCode()).isEqualTo(403);

    HttpResponse<String> waiting = get(PRIVACY, "/api/v1/quarantine");
    assertThat(waiting.body()).contains("unknown-category").doesNotContain("canary");
    String settle = "/api/v1/quarantine/" + Customer.value(waiting, "id") + "/settlement";
    assertThat(Customer.post(PRIVACY, "", settle, "").statusCode()).isEqualTo(200);
    assertThat(Customer.post(PRIVACY, "", settle, "").statusCode()).isEqualTo(404);
    assertThat(get(PRIVACY, "/api/v1/retention/dry-run?day=2031-01-01").body())
        .contains("\"day\":\"2031-01-01\"");
    assertThat(get(PRIVACY, "/api/v1/retention/certificates").statusCode()).isEqualTo(200);
  }

  @Test
  @Promise("P26")
  void aReceiptIsForWhoDidTheActAndForTheRoleThatAnswersForIt() {
    String fault = anna.open(SUPPORT, "fault");
    HttpResponse<String> log = anna.ask(SUPPORT, fault, "readings", IP_LOG);
    SERVER.sequence();
    String entry = log.headers().firstValue("Trygg-Ledger-Id").orElseThrow();
    String receipt = "/api/v1/ledger/receipts/" + entry;

    assertThat(get(SUPPORT, receipt).body()).startsWith("c2sp.org/tlog-proof@v1\nextra ");
    assertThat(get(PRIVACY, receipt).statusCode()).isEqualTo(200);
    assertThat(get(NETWORK, receipt).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String token, String path) {
    return SERVER.get(path, "Authorization", "Bearer " + token);
  }

  /// Refused for the reason, with a receipt and nothing else of what was asked about.
  private static void refused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .contains("\"reasonCode\":\"" + reason + "\"", "\"ledgerId\":\"")
        .doesNotContain("session-one", "Anna Ek");
  }
}
