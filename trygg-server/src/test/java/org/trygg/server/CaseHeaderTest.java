package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Outcome;
import org.trygg.server.access.Duty;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Reason;

/// Staff who tell something of a customer act in the case that the header names; what is refused
/// changes nothing, and is in the ledger.
class CaseHeaderTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String PRIVACY =
      SERVER.staff("header-privacy", "privacy", Customer.PASSWORD);
  private static final String SUPPORT =
      SERVER.staff("header-support", "support", Customer.PASSWORD);

  /// What may be told in a rights case, door by door.
  private static final Map<String, String> TOLD =
      Map.of(
          "objections", "{\"purpose\":\"direct-marketing\"}",
          "restrictions", "{\"ground\":\"accuracy-contested\"}",
          "holds", "{\"ground\":\"complaint\"}",
          "consents", "{\"purpose\":\"development\"}");

  static final List<String> DOORS = TOLD.keySet().stream().sorted().toList();

  private final Customer anna = new Customer();

  @ParameterizedTest
  @FieldSource("DOORS")
  void inACaseOfTheRightKindItIsDoneAndTheLedgerNamesTheCase(String door) {
    String rights = anna.open(PRIVACY, "rights");

    HttpResponse<String> answer = tell(PRIVACY, rights, door);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Entry entry = anna.entry(answer);
    assertThat(entry.what().outcome()).isEqualTo(Outcome.DONE);
    assertThat(entry.why().occasion()).hasToString("Optional[" + rights + "]");
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void withoutACaseItIsRefused(String door) {
    refused(PRIVACY, "", door, "CASE_MISSING");
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void inACaseOfAnotherKindItIsRefused(String door) {
    refused(SUPPORT, anna.open(SUPPORT, "fault"), door, "NO_BASIS");
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void byARoleThatTheCaseIsNotForItIsRefused(String door) {
    refused(SUPPORT, anna.open(PRIVACY, "rights"), door, "ROLE_WITHOUT_DUTY");
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void inACaseThatIsClosedItIsRefused(String door) {
    String rights = anna.open(PRIVACY, "rights");
    String closing = "{\"subject\":\"%s\"}".formatted(anna.subject);
    Customer.post(PRIVACY, "", "/api/v1/cases/" + rights + "/closing", closing);

    refused(PRIVACY, rights, door, "CASE_CLOSED");
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void inACaseOfAnotherSubjectItIsRefused(String door) {
    refused(PRIVACY, new Customer().open(PRIVACY, "rights"), door, "CASE_OF_ANOTHER_SUBJECT");
  }

  @Test
  void theSameGapHasTheSameCodeAtEveryDoor() {
    String order = anna.open(SUPPORT, "order");

    HttpResponse<String> read = anna.ask(SUPPORT, order, "readings", "{\"category\":\"ip-log\"}");

    assertThat(read.body()).contains("\"reasonCode\":\"NO_BASIS\"", "\"ledgerId\":\"");
    refused(SUPPORT, order, "objections", "NO_BASIS");
  }

  @Test
  void aHeaderThatIsNoCaseIsMalformedAndIsNotRepeated() {
    HttpResponse<String> answer = tell(PRIVACY, "canary", "objections");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("canary");
  }

  @Test
  void theCaseOfAMachineIsItsRegistrationWhateverItsHeaderSays() {
    String machine = SERVER.machine("header-feeder", Duty.FEED);

    refused(machine, anna.open(PRIVACY, "rights"), "objections", "NO_BASIS");
  }

  private HttpResponse<String> tell(String token, String caseRef, String door) {
    return anna.ask(token, caseRef, door, TOLD.getOrDefault(door, ""));
  }

  private void refused(String token, String caseRef, String door, String reason) {
    var store = SERVER.bean(SubjectStore.class);
    var before = store.find(anna.subject);

    HttpResponse<String> answer = tell(token, caseRef, door);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("\"reasonCode\":\"" + reason + "\"");
    Entry entry = anna.entry(answer);
    assertThat(entry.what().outcome()).isIn(Outcome.REFUSED, Outcome.GAP);
    assertThat(entry.why().reason())
        .contains(new Reason(reason.toLowerCase(Locale.ROOT).replace('_', '-')));
    assertThat(store.find(anna.subject)).isEqualTo(before);
  }
}
