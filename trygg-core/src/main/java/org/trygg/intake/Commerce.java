package org.trygg.intake;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.FieldType;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.SubjectRef;

/// Takes in what somebody known has bought and owes: contracts and invoices, and how each goes on.
/// Each call is one transaction.
public final class Commerce {
  private static final Map<String, FieldType> INVOICE =
      Map.of(
          "number", FieldType.TEXT,
          "due", FieldType.DATE,
          "amount", FieldType.NUMBER,
          "currency", FieldType.TEXT,
          "lines", FieldType.TEXT);

  private final Gate gate;
  private final Telling telling;

  public Commerce(
      Transactions transactions, Gate gate, SubjectStore subjects, InstantSource clock) {
    this.gate = gate;
    this.telling = new Telling(transactions, gate, subjects, clock);
  }

  /// A contract was made: `service`, `start`, and maybe `end`, `account`, `device`, `terms`.
  public CustomerAnswer contract(Requester by, SubjectRef subject, byte[] json) {
    return telling.add(
        by,
        subject,
        json,
        form ->
            ContractForm.read(form, gate.policy())
                .map(each ->
                    new Telling.New(
                        each.contract().id(),
                        new StandingChange.Contracted(each.contract()),
                        each.fields())));
  }

  /// A contract has ended: `end`, the last day.
  public CustomerAnswer end(Requester by, SubjectRef subject, UUID contract, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (form, standing) -> {
          Optional<LocalDate> end = Form.day(form, "end");
          return standing.commerce().contracts().stream()
              .filter(each -> each.id().equals(contract))
              .findFirst()
              .flatMap(old ->
                  Telling.change(
                      form, end, day -> new StandingChange.Contracted(ended(old, day)), "end"));
        });
  }

  /// An invoice was issued: `service`, `from` and `to` of what it charges for, `issued`, and maybe
  /// `number`, `due`, `amount`, `currency`, `lines`.
  public CustomerAnswer invoice(Requester by, SubjectRef subject, byte[] json) {
    return telling.add(
        by,
        subject,
        json,
        form -> {
          var service = ContractForm.service(form, gate.policy());
          Optional<LocalDate> from = Form.day(form, "from");
          Optional<LocalDate> to = Form.day(form, "to");
          Optional<LocalDate> issued = Form.day(form, "issued");
          var words = new TreeMap<>(form.fields(INVOICE));
          if (service.isEmpty() || from.isEmpty() || to.isEmpty() || issued.isEmpty()) {
            return Optional.empty();
          }
          if (to.get().isBefore(from.get())) {
            form.flaw("to", Flaw.Rule.ORDER_OF_DAYS);
            return Optional.empty();
          }
          words.put("issued", issued.get().toString());
          UUID id = UUID.randomUUID();
          var period = new DayRange(from.get(), to.get());
          var invoice = Invoice.open(id, service.get(), period, issued.get());
          return Optional.of(
              new Telling.New(id, new StandingChange.Invoiced(invoice), Optional.of(id), words));
        });
  }

  /// An invoice was settled: `kind`, one of paid, credited and written-off, and `on`, the day. Told
  /// once more, it keeps its first day, for it must not be kept the longer.
  public CustomerAnswer settle(Requester by, SubjectRef subject, UUID invoice, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (form, standing) -> {
          Optional<Settlement.Kind> kind =
              form.required("kind", Form.word(Settlement.Kind.class), Flaw.Rule.CHOICE);
          Optional<LocalDate> on = Form.day(form, "on");
          return invoice(standing, invoice)
              .flatMap(old ->
                  Telling.change(
                      form,
                      kind.flatMap(how -> on.map(day -> new Settlement(how, day))),
                      settlement ->
                          new StandingChange.Invoiced(
                              old.settled(old.settlement().orElse(settlement))),
                      "on"));
        });
  }

  /// The prescription of an invoice was interrupted: `on`, the day.
  public CustomerAnswer interrupt(Requester by, SubjectRef subject, UUID invoice, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (form, standing) -> {
          Optional<LocalDate> on = Form.day(form, "on");
          return invoice(standing, invoice)
              .flatMap(old ->
                  Telling.change(
                      form, on, day -> new StandingChange.Invoiced(interrupted(old, day)), "on"));
        });
  }

  private static Contract ended(Contract old, LocalDate end) {
    return new Contract(old.id(), old.service(), old.start(), Optional.of(end));
  }

  private static Invoice interrupted(Invoice old, LocalDate on) {
    var all = new ArrayList<>(old.interruptions());
    all.add(on);
    return new Invoice(old.id(), old.service(), old.period(), old.issued(), old.settlement(), all);
  }

  private static Optional<Invoice> invoice(Standing standing, UUID id) {
    return standing.commerce().invoices().stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
