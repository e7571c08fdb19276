package org.trygg.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Brings the demo's customers in through the doors: who they are, what they bought and owe, what
/// they consented to, and sixty days of what they left behind.
///
/// A load that was broken off goes on where it was: customers are known by their personnummer, and
/// events by their ids.
final class DemoLoad {
  private static final int DAYS = 60;
  private static final int BATCH = 2_000;
  private static final int TOLD_EVERY = 20;

  private final DemoDoors doors;
  private final LocalDate today;
  private final Consumer<String> progress;

  DemoLoad(DemoDoors doors, LocalDate today, Consumer<String> progress) {
    this.doors = doors;
    this.today = today;
    this.progress = progress;
  }

  void run(int count) {
    var waiting = new ArrayList<Map<String, Object>>();
    int done = 0;
    for (InventedCustomer customer : new Invention(today).customers(count)) {
      String subject = subject(customer);
      var left = new InventedEvents(customer, subject);
      today
          .minusDays(DAYS)
          .datesUntil(today)
          .forEach(day -> left.on(day).forEach(event -> waiting.add(event.cloudEvent())));
      if (waiting.size() >= BATCH) {
        send(waiting);
      }
      done++;
      if (done % TOLD_EVERY == 0) {
        progress.accept("%d of %d customers".formatted(done, count));
      }
    }
    send(waiting);
  }

  private void send(List<Map<String, Object>> waiting) {
    for (int from = 0; from < waiting.size(); from += BATCH) {
      doors.postLines(
          "/api/v1/events", waiting.subList(from, Math.min(from + BATCH, waiting.size())));
    }
    waiting.clear();
  }

  /// Registers the customer with all that is owed and consented to, or finds the one registered.
  private String subject(InventedCustomer customer) {
    DemoDoors.Answer answer = doors.post("/api/v1/subjects", registration(customer));
    if (answer.isConflict()) {
      return found(customer);
    }
    String subject = answer.body().path("subject").stringValue();
    customer.invoices().forEach(bill -> bill(subject, bill));
    customer
        .consents()
        .forEach(purpose ->
            doors.post(
                "/api/v1/subjects/" + subject + "/consents",
                Map.of("wording", wording(purpose), "language", "sv", "method", "page")));
    return subject;
  }

  /// The rule of ALLEATO's policy that asks for the consent.
  private static String wording(String purpose) {
    return purpose.equals("development") ? "basis.development-traffic" : "basis.marketing-traffic";
  }

  private String found(InventedCustomer customer) {
    return doors
        .post(
            "/api/v1/subjects/find",
            Map.of("kind", "personnummer", "value", customer.person().personnummer()))
        .body()
        .path("subjects")
        .path(0)
        .stringValue();
  }

  private static Map<String, Object> registration(InventedCustomer customer) {
    InventedPerson person = customer.person();
    return Map.of(
        "identity", Map.of("name", person.name(), "personnummer", person.personnummer()),
        "contact",
            Map.of(
                "phone", person.phone(),
                "email", person.email(),
                "address", person.home().address(),
                "postal-code", person.home().postalCode(),
                "city", person.home().city()),
        "credential", Map.of("user-id", customer.account()),
        "contracts", customer.contracts().stream().map(each -> contract(customer, each)).toList());
  }

  private static Map<String, Object> contract(
      InventedCustomer customer, InventedCustomer.Holding holding) {
    var contract = new LinkedHashMap<String, Object>(customer.knownBy(holding.service()));
    contract.put("service", holding.service());
    contract.put("start", holding.started().toString());
    holding.ended().ifPresent(end -> contract.put("end", end.toString()));
    return contract;
  }

  private void bill(String subject, InventedCustomer.Bill bill) {
    String invoices = "/api/v1/subjects/" + subject + "/invoices";
    String id =
        doors
            .post(
                invoices,
                Map.of(
                    "service", bill.service(),
                    "from", bill.first().toString(),
                    "to", bill.last().toString(),
                    "issued", bill.issued().toString(),
                    "number", bill.number(),
                    "amount", "399.00",
                    "currency", "SEK"))
            .body()
            .path("ids")
            .path(0)
            .stringValue();
    bill.paid()
        .ifPresent(on ->
            doors.post(
                invoices + "/" + id + "/settlement", Map.of("kind", "paid", "on", on.toString())));
  }
}
