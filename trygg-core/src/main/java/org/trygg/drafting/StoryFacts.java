package org.trygg.drafting;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.policy.Item;
import org.trygg.policy.Policy;
import org.trygg.stories.Erased;
import org.trygg.stories.Story;
import org.trygg.stories.Usable;
import org.trygg.subject.Case;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// The facts and questions of a story that has the right shape. Ids are made of names, so that a
/// story is the same each time it is told.
record StoryFacts(Entry story, Policy policy, Faults faults) {
  /// Adds what the grammar cannot see: names that lead nowhere, ends before beginnings.
  void check() {
    for (Entry contract : story.entries("contracts")) {
      inOrder(contract, "from", "ended");
    }
    for (Entry invoice : named("invoices").values()) {
      inOrder(invoice, "first", "last");
      inOrder(invoice, "issued", "settled");
    }
    for (String list : List.of("consents", "objections", "restrictions", "holds")) {
      story.entries(list).forEach(each -> inOrder(each, "from", "until"));
    }
    named("cases").values().forEach(each -> inOrder(each, "from", "until"));
    for (Entry item : named("held").values()) {
      known(item, "invoice", named("invoices").keySet());
      known(item, "case", named("cases").keySet());
    }
    story.entries("ask").forEach(this::checkQuestion);
  }

  private void checkQuestion(Entry question) {
    known(question, "of", named("held").keySet());
    answer(question, "erased", Set.of(Erased.OPEN, Erased.HELD));
    question
        .entry("until")
        .ifPresent(uses ->
            uses.mapping()
                .pairs()
                .forEach(
                    pair -> answer(uses, pair.key().text(), Set.of(Usable.OPEN, Usable.NEVER))));
  }

  private void answer(Entry entry, String key, Set<String> words) {
    String text = entry.text(key);
    if (!words.contains(text) && !Scalar.DATE.accepts(text)) {
      String message =
          "this must be a date or one of " + String.join(", ", words.stream().sorted().toList());
      faults.add(entry.placeOf(key), FaultRule.BAD_DATE, message, Faults.nearest(text, words));
    }
  }

  private void known(Entry entry, String key, Set<String> names) {
    entry
        .optionalText(key)
        .filter(Predicate.not(names::contains))
        .ifPresent(name -> {
          String message = "the story tells of nothing by this name";
          Optional<String> near = Faults.nearest(name, names);
          faults.add(entry.placeOf(key), FaultRule.UNKNOWN_NAME, message, near);
        });
  }

  private void inOrder(Entry entry, String first, String last) {
    if (day(entry, last).filter(end -> end.isBefore(requiredDay(entry, first))).isPresent()) {
      faults.add(entry.placeOf(last), FaultRule.BAD_DATE, "this ends before it begins");
    }
  }

  /// Everything that happens in the story.
  Standing standing() {
    Standing all = Standing.of(new SubjectRef(id("subject")));
    List<Entry> contracts = story.entries("contracts");
    for (int i = 0; i < contracts.size(); i++) {
      all = all.with(contract(id("contract " + i), contracts.get(i)));
    }
    for (var each : named("invoices").entrySet()) {
      all = all.with(invoice(each.getKey(), each.getValue()));
    }
    for (var each : named("cases").entrySet()) {
      all = all.with(caseOf(each.getKey(), each.getValue()));
    }
    return keepers(will(all));
  }

  private Standing will(Standing before) {
    Standing all = before;
    List<Entry> consents = story.entries("consents");
    for (int i = 0; i < consents.size(); i++) {
      Entry each = consents.get(i);
      all =
          all.with(new Consent(id("consent " + i), to(each), policy.id(), from(each), until(each)));
    }
    List<Entry> objections = story.entries("objections");
    for (int i = 0; i < objections.size(); i++) {
      Entry each = objections.get(i);
      all = all.with(new Objection(id("objection " + i), to(each), from(each), until(each)));
    }
    return all;
  }

  private Standing keepers(Standing before) {
    Standing all = before;
    List<Entry> restrictions = story.entries("restrictions");
    for (int i = 0; i < restrictions.size(); i++) {
      Entry each = restrictions.get(i);
      var ground = each.choice("ground", Restriction.Ground.class);
      all =
          all.with(
              new Restriction(id("restriction " + i), ground, data(each), from(each), until(each)));
    }
    List<Entry> holds = story.entries("holds");
    for (int i = 0; i < holds.size(); i++) {
      Entry each = holds.get(i);
      var ground = each.choice("ground", LegalHold.Ground.class);
      LocalDate from = requiredDay(each, "from");
      all = all.with(new LegalHold(id("hold " + i), ground, data(each), from, day(each, "until")));
    }
    return all;
  }

  private static Contract contract(UUID id, Entry each) {
    var service = ServiceName.of(each.text("service"));
    return new Contract(id, service, requiredDay(each, "from"), day(each, "ended"));
  }

  private static Invoice invoice(String name, Entry each) {
    var how = each.optionalChoice("how", Settlement.Kind.class).orElse(Settlement.Kind.PAID);
    return new Invoice(
        invoiceId(name),
        ServiceName.of(each.text("service")),
        new DayRange(requiredDay(each, "first"), requiredDay(each, "last")),
        requiredDay(each, "issued"),
        day(each, "settled").map(on -> new Settlement(how, on)),
        each.texts("interrupted").stream().map(LocalDate::parse).toList());
  }

  private Case caseOf(String name, Entry each) {
    return new Case(caseRef(name), CaseKind.of(each.text("kind")), from(each), until(each));
  }

  /// The questions in the order of the file.
  List<Story.Question> questions() {
    return story.entries("ask").stream().map(this::question).toList();
  }

  private Story.Question question(Entry each) {
    Entry held = Optional.ofNullable(named("held").get(each.text("of"))).orElseThrow();
    Map<Purpose, Usable> uses =
        each.table("until").entrySet().stream()
            .collect(toMap(e -> Purpose.of(e.getKey()), e -> new Usable(e.getValue().getFirst())));
    return new Story.Question(
        requiredDay(each, "on"),
        new Story.Held(held.words("name"), item(held)),
        new Story.Expected(new Erased(each.text("erased")), uses));
  }

  private static Item item(Entry each) {
    return new Item(
        Category.of(each.text("category")),
        requiredDay(each, "collected"),
        each.optionalText("service").map(ServiceName::of),
        each.optionalText("invoice").map(StoryFacts::invoiceId),
        each.optionalText("case").map(StoryFacts::caseRef));
  }

  private Map<String, Entry> named(String key) {
    return story.entry(key).stream()
        .flatMap(table -> table.mapping().pairs().stream())
        .collect(toMap(pair -> pair.key().text(), pair -> new Entry((Tree.Mapping) pair.value())));
  }

  private static Purpose to(Entry entry) {
    return Purpose.of(entry.text("to"));
  }

  private static Set<Category> data(Entry entry) {
    return entry.texts("data").stream().map(Category::of).collect(toSet());
  }

  private Instant from(Entry entry) {
    return moment(requiredDay(entry, "from"));
  }

  private Optional<Instant> until(Entry entry) {
    return day(entry, "until").map(this::moment);
  }

  /// What happens on a day has happened when that day's questions are asked.
  private Instant moment(LocalDate day) {
    return day.atStartOfDay(policy.controller().zone()).toInstant();
  }

  private static LocalDate requiredDay(Entry entry, String key) {
    return LocalDate.parse(entry.text(key));
  }

  private static Optional<LocalDate> day(Entry entry, String key) {
    return entry.optionalText(key).map(LocalDate::parse);
  }

  private static UUID invoiceId(String name) {
    return id("invoice " + name);
  }

  private static CaseRef caseRef(String name) {
    return new CaseRef(id("case " + name));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
