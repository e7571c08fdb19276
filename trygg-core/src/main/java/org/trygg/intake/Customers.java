package org.trygg.intake;

import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Found;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.policy.FieldType;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Takes in new customers: who they are, how they are reached, how they sign in, and what they have
/// bought; all in one transaction, or none of it.
public final class Customers {
  private static final Source CUSTOMER = Source.of("customer");
  private static final Category SUBSCRIPTION = Category.of("subscription");
  private static final List<Category> TOLD =
      List.of(Category.of("identity"), Category.of("contact"), Category.of("credential"));
  private static final String PERSONNUMMER = "personnummer";

  private final Transactions transactions;
  private final Gate gate;
  private final InboxStore inbox;
  private final MessageKey.Blinding blinding;
  private final InstantSource clock;

  public Customers(
      Transactions transactions,
      Gate gate,
      InboxStore inbox,
      MessageKey.Blinding blinding,
      InstantSource clock) {
    this.transactions = transactions;
    this.gate = gate;
    this.inbox = inbox;
    this.blinding = blinding;
    this.clock = clock;
  }

  /// What a registration says, all of it checked.
  private record Registration(
      Source from, Map<Category, Map<String, String>> told, List<ContractForm> contracts) {
    Set<Category> categories() {
      return Stream.concat(
              told.keySet().stream(), contracts.isEmpty() ? Stream.of() : Stream.of(SUBSCRIPTION))
          .collect(toSet());
    }

    Optional<Identifier> personnummer() {
      return Optional.ofNullable(told.getOrDefault(TOLD.getFirst(), Map.of()).get(PERSONNUMMER))
          .map(value -> Identifier.of(IdentifierKind.PERSONNUMMER, value));
    }
  }

  /// Registers a customer as a new subject.
  ///
  /// The form has `identity`, and may have `contact`, `credential`, each with the fields that the
  /// policy gives, `contracts` as in [Commerce#contract], and `from`, a source of the policy.
  public CustomerAnswer register(Requester by, byte[] json) {
    Form form = Form.of(json);
    Registration told = registration(form);
    if (!form.flaws().isEmpty()) {
      return new CustomerAnswer.Flawed(form.flaws());
    }
    return transactions.call(() -> register(by, told));
  }

  private Registration registration(Form form) {
    var told = new TreeMap<Category, Map<String, String>>();
    Source from = form.optional("from", Source::of, Flaw.Rule.SOURCE).orElse(CUSTOMER);
    for (Category category : TOLD) {
      if (form.has(category.name()) || category.equals(TOLD.getFirst())) {
        Form part = form.form(category.name());
        told.put(category, part.fields(fields(category)));
        part.end();
      }
      if (!isFrom(category, from)) {
        form.flaw("from", Flaw.Rule.SOURCE);
      }
    }
    if (told.getOrDefault(TOLD.getFirst(), Map.of()).isEmpty()) {
      form.flaw(TOLD.getFirst().name(), Flaw.Rule.MISSING);
    }
    List<ContractForm> contracts =
        form.forms("contracts").stream()
            .map(each -> ContractForm.read(each, gate.policy()))
            .flatMap(Optional::stream)
            .toList();
    form.end();
    return new Registration(from, told, contracts);
  }

  private CustomerAnswer register(Requester by, Registration told) {
    if (told.personnummer().isPresent()) {
      Identifier personnummer = told.personnummer().get();
      inbox.serialise(MessageKey.of(blinding, PERSONNUMMER, personnummer.value()));
      switch (gate.find(by, personnummer)) {
        case Found.One(var entry, _, _) -> {
          return new CustomerAnswer.Conflict(entry);
        }
        case Found.Several(var entry, _) -> {
          return new CustomerAnswer.Conflict(entry);
        }
        case Found.Nobody _, Found.Refused _, Found.Unruled _ -> {}
      }
    }
    SubjectRef subject = new SubjectRef(UUID.randomUUID());
    Outcome admitted = gate.admit(by, subject, told.categories());
    return admitted instanceof Outcome.Kept
        ? keep(by, subject, told)
        : new CustomerAnswer.Refused(Receipt.of(admitted));
  }

  private CustomerAnswer keep(Requester by, SubjectRef subject, Registration told) {
    var outcomes = new ArrayList<Outcome>();
    var submissions = new ArrayList<Submission>();
    told.told.forEach(
        (category, fields) -> submissions.add(facts(subject, category, told.from, fields)));
    for (ContractForm each : told.contracts) {
      outcomes.add(
          gate.restate(
              by, subject, new StandingChange.Contracted(each.contract()), Optional.empty()));
      submissions.add(facts(subject, SUBSCRIPTION, told.from, each.fields()));
    }
    outcomes.addAll(gate.submit(by, submissions));
    return new CustomerAnswer.Done(
        subject,
        told.contracts.stream().map(each -> each.contract().id()).toList(),
        outcomes.stream().map(Receipt::of).toList());
  }

  private Submission facts(
      SubjectRef subject, Category category, Source from, Map<String, String> fields) {
    var origin = new Submission.Origin(subject, category, from);
    return Submission.facts(origin, clock.instant(), Optional.empty(), fields);
  }

  private Map<String, FieldType> fields(Category category) {
    return gate.policy()
        .category(category)
        .<Map<String, FieldType>>map(Rule.OfCategory::fields)
        .orElse(Map.of());
  }

  private boolean isFrom(Category category, Source from) {
    return from.equals(CUSTOMER)
        || gate.policy()
            .category(category)
            .map(rule -> rule.sources().contains(from))
            .orElse(false);
  }
}
