package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.identifiers.AddressLease;
import org.trygg.identifiers.AddressPrefix;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Tenure;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Sequenced;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.vault.Fields;
import org.trygg.vault.TrafficEvent;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// An invented customer in a running server, and staff who knock at the doors for it.
final class Customer {
  static final String PASSWORD = "correct-horse-battery";
  private static final RunningServer SERVER = RunningServer.shared();
  private static final ServiceName INTERNET = ServiceName.of("internet");
  private static final ServiceName ALARM = ServiceName.of("alarm");
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final Requester FEEDER =
      Requester.machine(
          "customer-feeder",
          Set.of(Purpose.of("provision")),
          Set.of(
              Category.of("identity"),
              Category.of("subscription"),
              Category.of("invoice"),
              Category.of("ip-log"),
              Category.of("sensor-log")));

  private final UUID internet = UUID.randomUUID();
  private final UUID alarm = UUID.randomUUID();
  final SubjectRef subject = new SubjectRef(UUID.randomUUID());
  final Gate gate = SERVER.bean(Gate.class);

  Customer() {
    require(gate.admit(FEEDER, subject));
    contracts(Optional.empty());
  }

  void endContracts(LocalDate day) {
    contracts(Optional.of(day));
  }

  private void contracts(Optional<LocalDate> end) {
    change(new StandingChange.Contracted(new Contract(internet, INTERNET, START, end)));
    change(new StandingChange.Contracted(new Contract(alarm, ALARM, START, end)));
  }

  /// Keeps who the customer is.
  void identity(String name, String personnummer) {
    facts("identity", Optional.empty(), Map.of("name", name, "personnummer", personnummer));
  }

  /// Keeps an invoice that nobody has paid yet.
  void invoice() {
    var id = UUID.randomUUID();
    var day = gate.today().minusDays(20);
    change(
        new StandingChange.Invoiced(
            Invoice.open(id, INTERNET, new DayRange(day.minusDays(30), day), day)));
    facts("invoice", Optional.of(id), Map.of("number", "A1"));
  }

  /// Keeps one event of the log of addresses, so long ago.
  void event(String session, Duration ago) {
    submit(event("ip-log", INTERNET, Map.of("session", session), ago)).forEach(Customer::require);
  }

  /// Keeps what a sensor measured an hour ago.
  void measurement(String room) {
    submit(event("sensor-log", ALARM, Map.of("room", room), Duration.ofHours(1)))
        .forEach(Customer::require);
  }

  /// Sends what no rule covers.
  void unknown(String canary) {
    assertThat(submit(event("shoe-log", ALARM, Map.of("shoe", canary), Duration.ofHours(1))))
        .allMatch(each -> each instanceof Outcome.Quarantined);
  }

  private Submission event(
      String category, ServiceName service, Map<String, String> fields, Duration ago) {
    Instant at = Instant.now().minus(ago);
    var source = Source.of("service-use");
    return new Submission.Events(
        subject,
        Category.of(category),
        source,
        Optional.of(service),
        gate.policy().dayOf(at),
        List.of(new TrafficEvent(at, "radius.stop", source, Fields.of(fields))));
  }

  /// Writes down that the customer has an address.
  void lease(InetAddress address) {
    SERVER
        .bean(Rooms.class)
        .holdings()
        .identifiers()
        .leases()
        .put(
            new AddressLease(
                AddressPrefix.single(address),
                Optional.empty(),
                AddressLease.Tie.NONE,
                Tenure.begun(Instant.now().minusSeconds(60)),
                new LeaseOrigin(
                    Category.of("ip-log"), gate.today(), Optional.of(INTERNET), Optional.empty())),
            subject);
  }

  private void facts(String category, Optional<UUID> invoice, Map<String, String> fields) {
    var source = Source.of(category.equals("invoice") ? "service-use" : "customer");
    submit(
            new Submission.Facts(
                subject,
                Category.of(category),
                source,
                Instant.now().minusSeconds(7_200),
                invoice,
                Fields.of(fields)))
        .forEach(Customer::require);
  }

  List<Outcome> submit(Submission submission) {
    return gate.submit(FEEDER, List.of(submission));
  }

  /// Tries to keep an event again.
  List<Outcome> collectAgain() {
    return submit(event("sensor-log", ALARM, Map.of("room", "again"), Duration.ofHours(1)));
  }

  /// Tries to take the customer in again.
  void admitAgain() {
    gate.admit(FEEDER, subject);
  }

  private void change(StandingChange change) {
    require(gate.restate(FEEDER, subject, change, Optional.empty()));
  }

  private static void require(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Kept.class);
  }

  /// Opens a case by a member of staff, and gives its reference.
  String open(String token, String kind) {
    HttpResponse<String> answer =
        post(
            token,
            "",
            "/api/v1/cases",
            "{\"subject\":\"%s\",\"kind\":\"%s\"}".formatted(subject, kind));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return value(answer, "caseRef");
  }

  /// The entry of the ledger about the customer that the answer names.
  Entry entry(HttpResponse<String> answer) {
    String id = value(answer, "ledgerId");
    SERVER.sequence();
    return SERVER
        .bean(Transactions.class)
        .call(() -> SERVER.bean(Rooms.class).ledger().store().entriesOf(subject, 0, 1_000))
        .stream()
        .map(Sequenced::entry)
        .filter(each -> each.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Knocks at a door about the customer.
  HttpResponse<String> ask(String token, String caseRef, String door, String body) {
    return post(token, caseRef, "/api/v1/subjects/" + subject + "/" + door, body);
  }

  static HttpResponse<String> post(String token, String caseRef, String path, String body) {
    var request =
        SERVER
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return SERVER.send(
        (caseRef.isEmpty() ? request : request.header("Trygg-Case", caseRef)).build());
  }

  static String value(HttpResponse<String> answer, String name) {
    return answer.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
