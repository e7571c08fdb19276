package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.ledger.Action;
import org.trygg.ledger.Outcome;
import org.trygg.testkit.Promise;

/// Wrong and missing data, told at the doors by staff of every role.
class RectificationTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String PRIVACY = staff("privacy");
  private static final String SUPPORT = staff("support");

  private Customer anna;

  @BeforeEach
  void aCustomerWhoseNameIsWrong() {
    anna = new Customer();
    anna.identity("Anna Eek", "201701012393");
  }

  private static String staff(String role) {
    return SERVER.staff("rectification-" + role, role, Customer.PASSWORD);
  }

  @Test
  @Promise("P97")
  void aCorrectedNameIsWhatStaffAndTheAccessReportShowFromThenOn() throws Exception {
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "identity");

    HttpResponse<String> done =
        anna.ask(PRIVACY, rights, "rectification", named("identity", item, "Anna Ek"));

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(Customer.value(done, "item")).isEqualTo(item);
    assertThat(read(PRIVACY, rights, "identity")).contains("Anna Ek").doesNotContain("Anna Eek");
    assertThat(report(rights)).contains("Anna Ek").doesNotContain("Anna Eek");
    assertThat(anna.entry(done).what().action()).isEqualTo(Action.CHANGE);
  }

  /// Whether staff of the role may correct who somebody is, in a case of a kind that they work.
  @ParameterizedTest(name = "{0} in a case of {1}: {2}")
  @CsvSource({
    "support, contact, 200",
    "network, fault, CATEGORY_OUTSIDE_ROLE",
    "billing, billing, 200",
    "credit, credit, 200",
    "marketing, marketing, 200",
    "security, abuse, 200",
    "privacy, rights, 200",
    "disclosure, disclosure, 200",
  })
  @Promise({"P23", "P24"})
  void eachRoleCorrectsWhatItWorksWithAndNothingElse(String role, String kind, String expected) {
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "identity");
    String token = SERVER.staff("rectifier-" + role, role, Customer.PASSWORD);
    String ref = anna.open(token, kind);

    HttpResponse<String> answer =
        anna.ask(token, ref, "rectification", named("identity", item, "Anna Ek"));

    assertThat(answer.statusCode() == 200 ? "200" : Customer.value(answer, "reasonCode"))
        .isEqualTo(expected);
    refused(
        anna.ask(token, "", "rectification", named("identity", item, "Anna Ek")), "CASE_MISSING");
  }

  @Test
  @Promise("P24")
  void whoeverSeesOnlyAPartOfAFieldDoesNotChangeIt() {
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "identity");
    String contact = anna.open(SUPPORT, "contact");
    String body = edit("identity", item, "personnummer", "198501012390");

    refused(anna.ask(SUPPORT, contact, "rectification", body), "FIELD_MASKED");
  }

  @Test
  @Promise({"P74", "P97"})
  void anIssuedInvoiceIsNotEditedButCanBeCompleted() {
    anna.invoice();
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "invoice");
    String edit = edit("invoice", item, "amount", "1");

    HttpResponse<String> edited = anna.ask(PRIVACY, rights, "rectification", edit);

    refused(edited, "BOOKKEEPING");
    assertThat(anna.entry(edited).what().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(stated("invoice", item, "I was not a customer then.").statusCode()).isEqualTo(200);
    assertThat(read(PRIVACY, rights, "invoice")).contains("\"A1\"", "I was not a customer then.");
  }

  @Test
  @Promise("P97")
  void aLogIsNotEditedButTheCustomersOwnWordsStandBesideIt() {
    anna.measurement("hall");
    String rights = anna.open(PRIVACY, "rights");
    String item = held(rights, "sensor-log");
    String edit = edit("sensor-log", item, "room", "attic");

    refused(anna.ask(PRIVACY, rights, "rectification", edit), "EVENTS");
    assertThat(stated("sensor-log", item, "The sensor stood in the attic.").statusCode())
        .isEqualTo(200);
    assertThat(read(SUPPORT, anna.open(SUPPORT, "fault"), "sensor-log"))
        .contains("\"hall\"", "The sensor stood in the attic.");
  }

  @Test
  void whatIsNotThereIsNotFoundAndLogged() {
    String rights = anna.open(PRIVACY, "rights");
    String nothing = named("identity", UUID.randomUUID().toString(), "Anna Ek");

    HttpResponse<String> answer = anna.ask(PRIVACY, rights, "rectification", nothing);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(anna.entry(answer).what().outcome()).isEqualTo(Outcome.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"category\":\"identity\",\"item\":\"ITEM\"}",
        "{\"category\":\"identity\",\"item\":\"canary\",\"fields\":{\"name\":\"Anna Ek\"}}",
        "{\"category\":\"shoe-log\",\"item\":\"ITEM\",\"fields\":{\"name\":\"Anna Ek\"}}",
        "{\"category\":\"identity\",\"item\":\"ITEM\",\"fields\":{\"canary\":\"Anna Ek\"}}",
        "{\"category\":\"identity\",\"item\":\"ITEM\",\"fields\":{\"personnummer\":\"canary\"}}",
        "{\"category\":\"identity\",\"item\":\"ITEM\",\"remove\":[\"canary\"]}",
        "{\"category\":\"identity\",\"item\":\"ITEM\",\"fields\":{\"name\":\"A\"},\"remove\":[\"name\"]}",
        "{\"category\":\"identity\",\"item\":\"ITEM\",\"fields\":{\"name\":\"A\"},\"canary\":1}",
      })
  void whatCannotBeReadIsSaidToBeSoAndNeverRepeated(String body) {
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "identity");

    HttpResponse<String> answer =
        anna.ask(PRIVACY, rights, "rectification", body.replace("ITEM", item));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"pointer\":", "\"mend\":")
        .doesNotContain("canary", "Anna");
    assertThat(read(PRIVACY, rights, "identity")).contains("Anna Eek");
  }

  @Test
  void aStatementSaysSomethingAndNotTooMuch() {
    String rights = anna.open(PRIVACY, "rights");
    String item = item(PRIVACY, rights, "identity");

    assertThat(stated("identity", item, " ").statusCode()).isEqualTo(400);
    assertThat(stated("identity", item, "x".repeat(1_025)).statusCode()).isEqualTo(400);
    assertThat(stated("identity", item, "x".repeat(1_024)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> stated(String category, String item, String words) {
    String rights = anna.open(PRIVACY, "rights");
    String body =
        "{\"category\":\"%s\",\"item\":\"%s\",\"statement\":\"%s\"}"
            .formatted(category, item, words);
    return anna.ask(PRIVACY, rights, "supplement", body);
  }

  private static String named(String category, String item, String name) {
    return edit(category, item, "name", name);
  }

  private static String edit(String category, String item, String field, String value) {
    return "{\"category\":\"%s\",\"item\":\"%s\",\"fields\":{\"%s\":\"%s\"}}"
        .formatted(category, item, field, value);
  }

  /// All files of the access report, one after the other.
  private String report(String ref) throws IOException, InterruptedException {
    var request =
        SERVER
            .request("/api/v1/subjects/" + anna.subject + "/access-report")
            .header("Authorization", "Bearer " + PRIVACY)
            .header("Trygg-Case", ref)
            .POST(BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient();
        var zip =
            new ZipInputStream(
                new ByteArrayInputStream(http.send(request, BodyHandlers.ofByteArray()).body()))) {
      var all = new StringBuilder();
      while (zip.getNextEntry() != null) {
        all.append(new String(zip.readAllBytes(), UTF_8));
      }
      return all.toString();
    }
  }

  private String read(String token, String ref, String category) {
    return anna.ask(token, ref, "readings", "{\"category\":\"%s\"}".formatted(category)).body();
  }

  /// The one record of the category, as a reading names it.
  private String item(String token, String ref, String category) {
    return read(token, ref, category).replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");
  }

  /// The one thing of the category, as the list of what is held names it.
  private String held(String ref, String category) {
    String all = anna.ask(PRIVACY, ref, "lifespans", "{}").body();
    return all.replaceAll(
        "(?s).*\"id\":\"([^\"]*)\",\"item\":\\{\"category\":\"" + category + "\".*", "$1");
  }

  private static void refused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("\"reasonCode\":\"" + reason + "\"", "\"ledgerId\":\"");
  }
}
