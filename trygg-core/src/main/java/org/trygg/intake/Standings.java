package org.trygg.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.trygg.gate.Gate;
import org.trygg.gate.Outcome;
import org.trygg.gate.Requester;
import org.trygg.gate.StandingChange;
import org.trygg.gate.Submission;
import org.trygg.gate.Transactions;
import org.trygg.policy.FieldType;
import org.trygg.policy.Rule;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Takes in what decisions depend on about somebody known: contracts, invoices, consents,
/// objections, restrictions and holds, and how each goes on. Each call is one transaction.
public final class Standings {
  private static final Source CUSTOMER = Source.of("customer");
  private static final Map<String, FieldType> INVOICE =
      Map.of(
          "number", FieldType.TEXT,
          "due", FieldType.DATE,
          "amount", FieldType.NUMBER,
          "currency", FieldType.TEXT,
          "lines", FieldType.TEXT);
  private static final Map<String, FieldType> CONSENT =
      Map.of("wording", FieldType.TEXT, "channel", FieldType.TEXT, "confirmed", FieldType.INSTANT);

  private final Transactions transactions;
  private final Gate gate;
  private final SubjectStore subjects;
  private final InstantSource clock;

  public Standings(
      Transactions transactions, Gate gate, SubjectStore subjects, InstantSource clock) {
    this.transactions = transactions;
    this.gate = gate;
    this.subjects = subjects;
    this.clock = clock;
  }

  /// Something new: the fact, its id, and what is kept of it in words.
  private record New(
      UUID id, StandingChange change, Optional<UUID> invoice, Map<String, String> words) {
    New(UUID id, StandingChange change) {
      this(id, change, Optional.empty(), Map.of());
    }

    New(UUID id, StandingChange change, Map<String, String> words) {
      this(id, change, Optional.empty(), words);
    }
  }

  /// A contract was made: `service`, `start`, and maybe `end`, `account`, `device`, `terms`.
  public CustomerAnswer contract(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form ->
        ContractForm.read(form, gate.policy())
            .map(each ->
                new New(
                    each.contract().id(),
                    new StandingChange.Contracted(each.contract()),
                    each.fields())));
  }

  /// A contract has ended: `end`, the last day.
  public CustomerAnswer end(Requester by, SubjectRef subject, UUID contract, byte[] json) {
    return change(by, subject, json, (form, standing) -> {
      Optional<LocalDate> end = day(form, "end");
      return standing.commerce().contracts().stream()
          .filter(each -> each.id().equals(contract))
          .findFirst()
          .map(old ->
              change(form, end, day -> new StandingChange.Contracted(ended(old, day)), "end"));
    });
  }

  /// An invoice was issued: `service`, `from` and `to` of what it charges for, `issued`, and maybe
  /// `number`, `due`, `amount`, `currency`, `lines`.
  public CustomerAnswer invoice(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form -> {
      var service = ContractForm.service(form, gate.policy());
      Optional<LocalDate> from = day(form, "from");
      Optional<LocalDate> to = day(form, "to");
      Optional<LocalDate> issued = day(form, "issued");
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
          new New(id, new StandingChange.Invoiced(invoice), Optional.of(id), words));
    });
  }

  /// An invoice was settled: `kind`, one of paid, credited and written-off, and `on`, the day.
  public CustomerAnswer settle(Requester by, SubjectRef subject, UUID invoice, byte[] json) {
    return change(by, subject, json, (form, standing) -> {
      Optional<Settlement.Kind> kind =
          form.required("kind", word(Settlement.Kind.class), Flaw.Rule.CHOICE);
      Optional<LocalDate> on = day(form, "on");
      return invoice(standing, invoice)
          .map(old ->
              change(
                  form,
                  kind.flatMap(how -> on.map(day -> new Settlement(how, day))),
                  settlement -> new StandingChange.Invoiced(old.settled(settlement)),
                  "on"));
    });
  }

  /// The prescription of an invoice was interrupted: `on`, the day.
  public CustomerAnswer interrupt(Requester by, SubjectRef subject, UUID invoice, byte[] json) {
    return change(by, subject, json, (form, standing) -> {
      Optional<LocalDate> on = day(form, "on");
      return invoice(standing, invoice)
          .map(old ->
              change(
                  form, on, day -> new StandingChange.Invoiced(interrupted(old, day)), "on"));
    });
  }

  /// A consent was given: `purpose`, and maybe `given`, `wording`, `channel`, `confirmed`. It is
  /// given under the version of the notice that is in force.
  public CustomerAnswer consent(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form -> {
      Optional<Purpose> purpose = purpose(form);
      Instant given =
          form.optional("given", FieldCheck::instant, Flaw.Rule.TIME).orElseGet(clock::instant);
      var words = new TreeMap<>(form.fields(CONSENT));
      return purpose.map(each -> {
        var notice = gate.policy().policy().id();
        words.put("purpose", each.path());
        words.put("given", given.toString());
        words.put("notice", notice.toString());
        UUID id = UUID.randomUUID();
        var consent = new Consent(id, each, notice, given, Optional.empty());
        return new New(id, new StandingChange.Consented(consent), words);
      });
    });
  }

  /// A consent was withdrawn.
  public CustomerAnswer withdraw(Requester by, SubjectRef subject, UUID consent, byte[] json) {
    return change(by, subject, json, (_, standing) ->
        standing.will().consents().stream()
            .filter(each -> each.id().equals(consent))
            .findFirst()
            .map(old ->
                Optional.of(
                    new StandingChange.Consented(
                        new Consent(
                            old.id(),
                            old.purpose(),
                            old.notice(),
                            old.given(),
                            Optional.of(clock.instant()))))));
  }

  /// An objection was made: `purpose`.
  public CustomerAnswer object(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form ->
        purpose(form)
            .map(each ->
                new Objection(UUID.randomUUID(), each, clock.instant(), Optional.empty()))
            .map(each -> new New(each.id(), new StandingChange.Objected(each))));
  }

  /// An objection was overridden by compelling grounds.
  public CustomerAnswer override(Requester by, SubjectRef subject, UUID objection, byte[] json) {
    return change(by, subject, json, (_, standing) ->
        standing.will().objections().stream()
            .filter(each -> each.id().equals(objection))
            .findFirst()
            .map(old ->
                Optional.of(
                    new StandingChange.Objected(
                        new Objection(
                            old.id(),
                            old.purpose(),
                            old.received(),
                            Optional.of(clock.instant()))))));
  }

  /// Processing was restricted: `ground`, and maybe `categories`; without them all.
  public CustomerAnswer restrict(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form -> {
      Optional<Restriction.Ground> ground =
          form.required("ground", word(Restriction.Ground.class), Flaw.Rule.CHOICE);
      Set<Category> categories = categories(form);
      return ground
          .map(each ->
              new Restriction(
                  UUID.randomUUID(), each, categories, clock.instant(), Optional.empty()))
          .map(each -> new New(each.id(), new StandingChange.Restricted(each)));
    });
  }

  /// A restriction was lifted.
  public CustomerAnswer lift(Requester by, SubjectRef subject, UUID restriction, byte[] json) {
    return change(by, subject, json, (_, standing) ->
        standing.keepers().restrictions().stream()
            .filter(each -> each.id().equals(restriction))
            .findFirst()
            .map(old ->
                Optional.of(
                    new StandingChange.Restricted(
                        new Restriction(
                            old.id(),
                            old.ground(),
                            old.categories(),
                            old.from(),
                            Optional.of(clock.instant()))))));
  }

  /// A hold was laid: `ground`, and maybe `categories` and `until`.
  public CustomerAnswer hold(Requester by, SubjectRef subject, byte[] json) {
    return add(by, subject, json, form -> {
      Optional<LegalHold.Ground> ground =
          form.required("ground", word(LegalHold.Ground.class), Flaw.Rule.CHOICE);
      Set<Category> categories = categories(form);
      Optional<LocalDate> until = form.optional("until", LocalDate::parse, Flaw.Rule.DATE);
      return ground
          .map(each -> new LegalHold(UUID.randomUUID(), each, categories, gate.today(), until))
          .map(each -> new New(each.id(), new StandingChange.Held(each)));
    });
  }

  /// A hold was released.
  public CustomerAnswer release(Requester by, SubjectRef subject, UUID hold, byte[] json) {
    return change(by, subject, json, (_, standing) ->
        standing.keepers().holds().stream()
            .filter(each -> each.id().equals(hold))
            .findFirst()
            .map(old ->
                Optional.of(
                    new StandingChange.Held(
                        new LegalHold(
                            old.id(),
                            old.ground(),
                            old.categories(),
                            old.from(),
                            Optional.of(gate.today()))))));
  }

  private CustomerAnswer add(
      Requester by, SubjectRef subject, byte[] json, Function<Form, Optional<New>> reader) {
    Form form = Form.of(json);
    Optional<New> added = reader.apply(form);
    if (!form.end().flaws().isEmpty()) {
      return new CustomerAnswer.Flawed(form.flaws());
    }
    return transactions.call(() -> add(by, subject, added.orElseThrow()));
  }

  private CustomerAnswer add(Requester by, SubjectRef subject, New added) {
    Outcome stated = gate.restate(by, subject, added.change, Optional.empty());
    if (!(stated instanceof Outcome.Kept)) {
      return notKept(stated);
    }
    var receipts = new ArrayList<>(List.of(Receipt.of(stated)));
    if (!added.words.isEmpty()) {
      var origin = new Submission.Origin(subject, added.change.category(), CUSTOMER);
      var facts = Submission.facts(origin, clock.instant(), added.invoice, added.words);
      gate.submit(by, List.of(facts)).forEach(each -> receipts.add(Receipt.of(each)));
    }
    return new CustomerAnswer.Done(subject, List.of(added.id), receipts);
  }

  /// @param reader the change, empty if the form is flawed; nothing if there is no such thing
  private CustomerAnswer change(
      Requester by,
      SubjectRef subject,
      byte[] json,
      BiFunction<Form, Standing, Optional<Optional<StandingChange>>> reader) {
    return transactions.call(() -> {
      Standing standing = subjects.findForChange(subject).orElseGet(() -> Standing.of(subject));
      Form form = Form.of(json);
      Optional<Optional<StandingChange>> found = reader.apply(form, standing);
      if (!form.end().flaws().isEmpty()) {
        return new CustomerAnswer.Flawed(form.flaws());
      }
      if (found.isEmpty()) {
        return new CustomerAnswer.NotThere();
      }
      Outcome stated =
          gate.restate(by, subject, found.get().orElseThrow(), Optional.empty());
      return stated instanceof Outcome.Kept
          ? new CustomerAnswer.Done(subject, List.of(), List.of(Receipt.of(stated)))
          : notKept(stated);
    });
  }

  private static CustomerAnswer notKept(Outcome outcome) {
    return outcome instanceof Outcome.Nobody
        ? new CustomerAnswer.NotThere()
        : new CustomerAnswer.Refused(Receipt.of(outcome));
  }

  /// The change that the value makes; a value that does not go with what was is a flaw.
  private static <T> Optional<StandingChange> change(
      Form form, Optional<T> value, Function<T, StandingChange> maker, String name) {
    try {
      return value.map(maker);
    } catch (IllegalArgumentException _) {
      form.flaw(name, Flaw.Rule.ORDER_OF_DAYS);
      return Optional.empty();
    }
  }

  private static Contract ended(Contract old, LocalDate end) {
    return new Contract(old.id(), old.service(), old.start(), Optional.of(end));
  }

  private static Invoice interrupted(Invoice old, LocalDate on) {
    var all = new ArrayList<>(old.interruptions());
    all.add(on);
    return new Invoice(
        old.id(), old.service(), old.period(), old.issued(), old.settlement(), all);
  }

  private static Optional<Invoice> invoice(Standing standing, UUID id) {
    return standing.commerce().invoices().stream()
        .filter(each -> each.id().equals(id))
        .findFirst();
  }

  private Optional<Purpose> purpose(Form form) {
    return form.required(
        "purpose",
        text -> {
          Purpose purpose = Purpose.of(text);
          if (gate.policy().policy().rulesOf(Rule.OfPurpose.class).stream()
              .noneMatch(rule -> rule.purpose().equals(purpose))) {
            throw new IllegalArgumentException("There is no such purpose");
          }
          return purpose;
        },
        Flaw.Rule.PURPOSE);
  }

  private Set<Category> categories(Form form) {
    return new HashSet<>(
        form.texts(
            "categories",
            text -> {
              Category category = Category.of(text);
              gate.policy().category(category).orElseThrow(IllegalArgumentException::new);
              return category;
            },
            Flaw.Rule.WORD));
  }

  private static Optional<LocalDate> day(Form form, String name) {
    return form.required(name, LocalDate::parse, Flaw.Rule.DATE);
  }

  /// The constant whose name in lower case, with hyphens, the text is.
  private static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
    return text -> {
      if (!text.matches("[a-z-]{1,64}")) {
        throw new IllegalArgumentException("Not one of the words");
      }
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    };
  }
}
