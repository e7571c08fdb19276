package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.server.access.Duty;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Objections, restrictions and holds, told through the doors, and what they do to the other doors.
class DeclarationsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String PRIVACY = staff("privacy");
  private static final String MARKETING = staff("marketing");
  private static final String SUPPORT = staff("support");
  private static final String BILLING = staff("billing");
  private static final String ADVERTISER = asker("declared-advertiser", "direct-marketing");
  private static final String DEVELOPER = asker("declared-developer", "development");
  private static final String OPERATOR = asker("declared-operator", "provision");
  private static final String FEEDER =
      SERVER.machine(
          "declared-feeder",
          Set.of(Duty.FEED),
          Set.of(Purpose.of("legal-compliance.accountability")),
          Set.of(Category.of("suppression"), Category.of("consent")));
  private static final String IDENTITY = "{\"category\":\"identity\"}";
  private static final String SUBSCRIPTION = "{\"category\":\"subscription\"}";
  private static final String INVOICE = "{\"category\":\"invoice\"}";
  private static final String IP_LOG = "{\"category\":\"ip-log\"}";
  private static final String TO_MARKETING = "{\"purpose\":\"direct-marketing\"}";
  private static final String CONTESTED = "{\"ground\":\"accuracy-contested\"}";

  private Customer anna;
  private String rights;

  private static String staff(String role) {
    return SERVER.staff("declared-" + role, role, Customer.PASSWORD);
  }

  private static String asker(String client, String purpose) {
    return SERVER.machine(
        client,
        Set.of(Duty.ASK),
        Set.of(Purpose.of(purpose)),
        Set.of(Category.of("identity"), Category.of("subscription"), Category.of("ip-log")));
  }

  @BeforeEach
  void aCustomerWhoUsesARight() {
    anna = new Customer();
    anna.identity("Anna Ek", "198501012382");
    anna.event("session-one", Duration.ofHours(1));
    rights = anna.open(PRIVACY, "rights");
  }

  @Test
  void afterAnObjectionToMarketingNobodyReadsForItAndTheInvoiceStaysReadable() {
    anna.invoice();
    String offer = anna.open(MARKETING, "marketing");
    String bill = anna.open(BILLING, "billing");
    assertThat(anna.ask(MARKETING, offer, "readings", IDENTITY).body()).contains("Anna Ek");
    assertThat(anna.ask(ADVERTISER, "", "readings", IDENTITY).body()).contains("Anna Ek");

    told("objections", TO_MARKETING);

    refused(anna.ask(MARKETING, offer, "readings", IDENTITY), "OBJECTED");
    refused(anna.ask(ADVERTISER, "", "readings", IDENTITY), "OBJECTED");
    assertThat(anna.ask(BILLING, bill, "readings", INVOICE).body()).contains("\"A1\"");
  }

  @Test
  void noGroundsOutweighAnObjectionToMarketing() {
    String objection = told("objections", TO_MARKETING);

    changed("objections/" + objection + "/lifting");

    refused(anna.ask(ADVERTISER, "", "readings", IDENTITY), "OBJECTED");
  }

  @Test
  void anObjectionOnGroundsOfOnesOwnStandsUntilOthersOutweighIt() {
    refused(anna.ask(DEVELOPER, "", "readings", SUBSCRIPTION), "ANONYMISED_ONLY");

    String objection = told("objections", "{\"purpose\":\"development\"}");

    refused(anna.ask(DEVELOPER, "", "readings", SUBSCRIPTION), "OBJECTED");
    changed("objections/" + objection + "/lifting");
    refused(anna.ask(DEVELOPER, "", "readings", SUBSCRIPTION), "ANONYMISED_ONLY");
  }

  @Test
  void aMachineThatIsRegisteredForItTellsOfAnObjectionToo() {
    HttpResponse<String> answer = anna.ask(FEEDER, "", "objections", TO_MARKETING);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    refused(anna.ask(ADVERTISER, "", "readings", IDENTITY), "OBJECTED");
    refused(anna.ask(FEEDER, "", "restrictions", CONTESTED), "CATEGORY_NOT_REGISTERED");
  }

  @Test
  void aRestrictionRefusesEveryOrdinaryReadUntilItIsLifted() {
    String fault = anna.open(SUPPORT, "fault");

    String restriction = told("restrictions", CONTESTED);

    refused(anna.ask(SUPPORT, fault, "readings", IP_LOG), "RESTRICTED");
    refused(anna.ask(OPERATOR, "", "readings", IP_LOG), "RESTRICTED");
    refused(anna.ask(OPERATOR, "", "readings", IDENTITY), "RESTRICTED");
    assertThat(anna.ask(PRIVACY, rights, "readings", IP_LOG).body()).contains("session-one");
    changed("restrictions/" + restriction + "/lifting");
    assertThat(anna.ask(SUPPORT, fault, "readings", IP_LOG).body()).contains("session-one");
    assertThat(anna.ask(OPERATOR, "", "readings", IP_LOG).body()).contains("session-one");
  }

  @Test
  void aRestrictionOfOneCategoryLeavesTheOthers() {
    told("restrictions", "{\"ground\":\"processing-unlawful\",\"categories\":[\"identity\"]}");

    refused(anna.ask(OPERATOR, "", "readings", IDENTITY), "RESTRICTED");
    assertThat(anna.ask(OPERATOR, "", "readings", IP_LOG).body()).contains("session-one");
  }

  @Test
  void aHoldKeepsFromErasureAndSaysWhyByWhatLawAndUntilWhen() {
    anna.endContracts(LocalDate.of(2024, 2, 1));
    String hold = told("holds", "{\"ground\":\"preservation-order\",\"until\":\"2198-05-17\"}");

    HttpResponse<String> kept = anna.ask(PRIVACY, rights, "erasure", IDENTITY);

    assertThat(kept.body())
        .contains("\"forgotten\":false", "\"erased\":\"2198-05-17\"")
        .contains("{\"kind\":\"hold\",\"ground\":\"preservation-order\",\"until\":\"2198-05-17\"}")
        .contains("Raderas inte före 2198-05-17", "bevaras (RB 27:16).")
        .doesNotContain("\"fate\":\"ERASED\"");
    changed("holds/" + hold + "/release");
    assertThat(anna.ask(PRIVACY, rights, "erasure", IDENTITY).body())
        .contains("\"fate\":\"ERASED\"")
        .doesNotContain("\"fate\":\"KEPT\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"category\":\"identity\"}", "{\"category\":\"web-visit\"}"})
  void withoutARightsCaseNobodyErasesOrLearnsWhatStays(String form) {
    told("restrictions", CONTESTED);
    var nothingHeld = new Customer();
    nothingHeld.endContracts(LocalDate.of(2024, 2, 1));

    refused(anna.ask(PRIVACY, "", "erasure", form), "CASE_MISSING");
    refused(nothingHeld.ask(PRIVACY, "", "erasure", form), "CASE_MISSING");
    refused(anna.ask(SUPPORT, rights, "erasure", form), "ROLE_WITHOUT_DUTY");
    assertThat(SERVER.bean(SubjectStore.class).find(nothingHeld.subject)).isPresent();
  }

  @Test
  void aRestrictionKeepsFromErasureToo() {
    anna.endContracts(LocalDate.of(2024, 2, 1));
    told("restrictions", "{\"ground\":\"needed-for-claims\"}");

    assertThat(anna.ask(PRIVACY, rights, "erasure", "{}").body())
        .contains("\"forgotten\":false")
        .contains("{\"kind\":\"restriction\",\"ground\":\"needed-for-claims\"")
        .doesNotContain("\"fate\":\"ERASED\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "objections|{}|/purpose",
        "objections|{\"purpose\":\"canary\"}|/purpose",
        "objections|{\"purpose\":\"development\",\"canary\":1}|``",
        "objections|canary|``",
        "restrictions|{}|/ground",
        "restrictions|{\"ground\":\"canary\"}|/ground",
        "restrictions|{\"ground\":\"accuracy-contested\",\"categories\":[\"canary\"]}|/categories/0",
        "restrictions|{\"ground\":\"accuracy-contested\",\"categories\":\"canary\"}|/categories",
        "holds|{}|/ground",
        "holds|{\"ground\":\"canary\"}|/ground",
        "holds|{\"ground\":\"complaint\",\"categories\":[\"invoice\",7]}|/categories/1",
        "holds|{\"ground\":\"complaint\",\"categories\":{}}|/categories",
        "holds|{\"ground\":\"complaint\",\"until\":\"canary\"}|/until",
        "holds|{\"ground\":\"complaint\",\"until\":\"2020-01-01\"}|/until"
      })
  void aBadFormIsToldWhichFieldIsWrongAndChangesNothing(String door, String form, String pointer) {
    Standing before = standing();

    HttpResponse<String> answer = anna.ask(PRIVACY, rights, door, form);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"errors\":[{\"pointer\":\"" + pointer + "\"", "\"mend\":\"")
        .doesNotContain("canary");
    assertThat(standing()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "objections,  lifting, '{\"purpose\":\"development\"}'",
    "restrictions,lifting, '{\"ground\":\"accuracy-contested\"}'",
    "holds,       release, '{\"ground\":\"complaint\"}'",
    "consents,    withdrawal, '{\"purpose\":\"development\"}'"
  })
  void whatHasEndedKeepsItsFirstEnd(String door, String end, String form) {
    String path = door + "/" + told(door, form) + "/" + end;
    changed(path);
    Standing ended = standing();

    changed(path);

    assertThat(standing()).isEqualTo(ended);
  }

  @ParameterizedTest
  @CsvSource({"objections,lifting", "restrictions,lifting", "holds,release"})
  void whatIsAnothersOrNobodysIsNotThere(String door, String end) {
    String form = door.equals("objections") ? TO_MARKETING : "{\"ground\":\"%s\"}";
    String ground = door.equals("holds") ? "complaint" : "accuracy-contested";
    String id = told(door, form.formatted(ground));
    var bo = new Customer();
    String boRights = bo.open(PRIVACY, "rights");

    assertThat(bo.ask(PRIVACY, boRights, door + "/" + id + "/" + end, "{}").statusCode())
        .isEqualTo(404);
    String nothing = door + "/" + UUID.randomUUID() + "/" + end;
    assertThat(anna.ask(PRIVACY, rights, nothing, "{}").statusCode()).isEqualTo(404);
  }

  /// Tells something new within the rights case, and gives its id.
  private String told(String door, String form) {
    HttpResponse<String> answer = anna.ask(PRIVACY, rights, door, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("\"status\":\"kept\"", "\"ledgerId\":\"");
    return answer.body().replaceAll("(?s).*\"ids\":\\[\"([^\"]*)\".*", "$1");
  }

  private void changed(String door) {
    HttpResponse<String> answer = anna.ask(PRIVACY, rights, door, "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Standing standing() {
    return SERVER.bean(SubjectStore.class).find(anna.subject).orElseThrow();
  }

  private static void refused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"reasonCode\":\"" + reason + "\"", "\"ledgerId\":\"")
        .doesNotContain("session-one", "Anna Ek");
  }
}
