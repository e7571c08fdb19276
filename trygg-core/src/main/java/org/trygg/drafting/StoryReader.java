package org.trygg.drafting;

import static java.util.stream.Collectors.toSet;
import static org.trygg.drafting.Grammar.Section.CASES;
import static org.trygg.drafting.Grammar.Section.CATEGORIES;
import static org.trygg.drafting.Grammar.Section.PURPOSES;
import static org.trygg.drafting.Grammar.Section.RETENTION;
import static org.trygg.drafting.Grammar.Section.SERVICES;
import static org.trygg.drafting.Grammar.list;
import static org.trygg.drafting.Grammar.one;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.drafting.Grammar.Section;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.Entry;
import org.trygg.faults.Fault;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.TreeReader;
import org.trygg.policy.Controller;
import org.trygg.policy.Policy;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.Rule;
import org.trygg.stories.Story;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.vocabulary.RuleId;

/// Reads a story, such as `policies/alleato/stories/01-customer-leaves.yaml`, against the policy
/// that it is told under, and says everything that is wrong with it at once.
public final class StoryReader {
  private static final String BEFORE_POLICY = "no version of the policy is in force on this day";

  private final Collection<Policy> versions;
  private final Faults faults;

  private StoryReader(Collection<Policy> versions, Faults faults) {
    this.versions = versions;
    this.faults = faults;
  }

  /// What reading a story came to.
  public sealed interface Read {
    /// A story without faults.
    record Sound(Story story) implements Read {}

    /// A file with faults, by line and column; never empty.
    record Faulty(List<Fault> faults) implements Read {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Reads the story in the file.
  ///
  /// @param versions of the policy, one of which the story names
  public static Read read(Path file, Collection<Policy> versions) {
    var all = new ArrayList<Fault>();
    Path whole = file.toAbsolutePath().normalize();
    String name = Optional.ofNullable(whole.getFileName()).map(Path::toString).orElse("");
    String above = Optional.ofNullable(file.getParent()).map(Path::toString).orElse("");
    var folder = Drafting.Folder.of(Path.of(above), name);
    Faults faults = folder.faults(name, all);
    Optional<Story> story =
        folder
            .text(name, all)
            .flatMap(text -> TreeReader.read(text, faults))
            .flatMap(tree -> new StoryReader(versions, faults).story(tree));
    return all.isEmpty()
        ? new Read.Sound(story.orElseThrow())
        : new Read.Faulty(all.stream().distinct().sorted().toList());
  }

  private Optional<Story> story(Tree tree) {
    Optional<Policy> policy = policy(tree);
    var shapes = new ShapeCheck(policy.map(StoryReader::names).orElse(Map.of()), faults);
    shapes.check(tree, STORY);
    if (policy.isEmpty() || !shapes.isSound(tree)) {
      return Optional.empty();
    }
    Entry entry = new Entry((Tree.Mapping) tree);
    entry.entry("fiscal-years").ifPresent(y -> Drafting.overlap(y.entries("others"), faults));
    entry.entries("changes").forEach(change -> check(change, policy.get()));
    entry
        .entries("ask")
        .forEach(question -> {
          if (LocalDate.parse(question.text("on")).isBefore(policy.get().id().version())) {
            faults.add(question.placeOf("on"), FaultRule.BAD_DATE, BEFORE_POLICY);
          }
        });
    var facts = new StoryFacts(entry, policy.get(), faults);
    facts.check();
    return faults.all().isEmpty()
        ? Optional.of(story(entry, facts, inFiscalYears(policy.get(), entry)))
        : Optional.empty();
  }

  private static Story story(Entry entry, StoryFacts facts, Policy policy) {
    return new Story(
        entry.words("title"),
        policy,
        entry.entries("changes").stream().map(StoryReader::change).toList(),
        facts.standing(),
        facts.questions());
  }

  /// The version of the policy that the story names; a fault when there is none such.
  private Optional<Policy> policy(Tree tree) {
    if (!(tree instanceof Tree.Mapping mapping)
        || !(mapping.get("policy").orElse(tree) instanceof Tree.Leaf(var place, var text))) {
      return Optional.empty(); // its shape is wrong, which is a fault of its own
    }
    Optional<Policy> named =
        versions.stream().filter(p -> p.id().version().toString().equals(text)).findFirst();
    if (named.isEmpty() && Scalar.DATE.accepts(text)) {
      faults.add(place, FaultRule.UNKNOWN_NAME, "there is no such version of the policy here");
    }
    return named;
  }

  private static Policy inFiscalYears(Policy policy, Entry entry) {
    Controller told = policy.controller();
    return entry
        .entry("fiscal-years")
        .map(Drafting::fiscalYears)
        .map(years ->
            new Controller(told.name(), told.contact(), told.noticeUrl(), told.zone(), years))
        .map(controller -> new Policy(policy.id(), controller, policy.rules(), policy.statutes()))
        .orElse(policy);
  }

  private static Story.Change change(Entry entry) {
    LocalDate from = LocalDate.parse(entry.text("from"));
    int months = PeriodText.parse(entry.text("until")).months();
    return new Story.Change(from, RuleId.of(entry.text("rule")), months);
  }

  private void check(Entry change, Policy policy) {
    PeriodText period = PeriodText.parse(change.text("until"));
    Optional<After> before =
        policy
            .rule(RuleId.of(change.text("rule")))
            .map(rule -> rule instanceof Rule.OfRetention(_, _, _, After after) ? after : null);
    if (before.filter(after -> after.anchor() == period.anchor()).isEmpty()) {
      String message = "a minor change keeps what the rule counts from, and changes the number";
      faults.add(change.placeOf("until"), FaultRule.BAD_PERIOD, message);
    } else if (before
        .flatMap(After::range)
        .filter(r -> period.months() < r.least() || period.months() > r.most())
        .isPresent()) {
      String message = "the period lies outside the rule's own range";
      faults.add(change.placeOf("until"), FaultRule.PERIOD_OUT_OF_RANGE, message);
    }
    if (!LocalDate.parse(change.text("from")).isAfter(policy.id().version())) {
      String message = "a change comes after the version that it changes";
      faults.add(change.placeOf("from"), FaultRule.BAD_DATE, message);
    }
  }

  private static Map<Section, Set<String>> names(Policy policy) {
    Set<String> periods =
        policy.rulesOf(Rule.OfRetention.class).stream().map(r -> r.id().path()).collect(toSet());
    return Map.of(
        CATEGORIES, last(policy, Rule.OfCategory.class, "category."),
        SERVICES, last(policy, Rule.OfService.class, "service."),
        PURPOSES, last(policy, Rule.OfPurpose.class, "purpose."),
        CASES, last(policy, Rule.OfCase.class, "case."),
        RETENTION, periods);
  }

  private static Set<String> last(Policy policy, Class<? extends Rule> kind, String prefix) {
    return policy.rulesOf(kind).stream()
        .map(rule -> rule.id().path().substring(prefix.length()))
        .collect(toSet());
  }

  private static Grammar.Keys keys() {
    return new Grammar.Keys();
  }

  private static Shape.Fixed contract() {
    return keys()
        .must("service", one(SERVICES), "What was bought.")
        .must("from", Scalar.DATE, "Its first day.")
        .may("ended", Scalar.DATE, "The day on which it ended.")
        .fixed();
  }

  private static Shape.Fixed invoice() {
    return keys()
        .must("service", one(SERVICES), "The service that it charges for.")
        .must("first", Scalar.DATE, "The first day of use that it charges for.")
        .must("last", Scalar.DATE, "The last day of use that it charges for.")
        .must("issued", Scalar.DATE, "The day of issue.")
        .may("settled", Scalar.DATE, "The day on which the claim was settled.")
        .may("how", Grammar.choice("a way to settle", Settlement.Kind.values()), "How.")
        .may("interrupted", list(Scalar.DATE), "Days on which prescription started anew.")
        .fixed();
  }

  private static Shape.Fixed spell(Grammar.Keys keys, String from, String to) {
    return keys.must("from", Scalar.DATE, from).may("until", Scalar.DATE, to).fixed();
  }

  private static Grammar.Keys kept(Enum<?>[] grounds) {
    return keys()
        .must("ground", Grammar.choice("a ground", grounds), "Why.")
        .may("data", list(one(CATEGORIES)), "What it covers; everything when left out.");
  }

  private static Shape.Fixed held() {
    return keys()
        .must("name", Grammar.WORDS, "What people call it.")
        .must("category", one(CATEGORIES), "What it is to the policy.")
        .must("collected", Scalar.DATE, "The day on which it was collected or arose.")
        .may("service", one(SERVICES), "The service whose use left it.")
        .may("invoice", Scalar.WORD, "The invoice that it is.")
        .may("case", Scalar.WORD, "The case that it belongs to.")
        .fixed();
  }

  private static Shape.Fixed question() {
    return keys()
        .must("on", Scalar.DATE, "The day on which it is asked.")
        .must("of", Scalar.WORD, "What is asked about, by its name under held.")
        .must("erased", Scalar.TEXT, "A date, open, or held.")
        .may("until", new Shape.Table(one(PURPOSES), Scalar.TEXT), "A date, open, or never.")
        .fixed();
  }

  private static Shape.Fixed change() {
    return keys()
        .must("from", Scalar.DATE, "The first day of the new version.")
        .must("rule", one(RETENTION), "The rule's id, such as retention.traffic-fault.")
        .must("until", Scalar.COUNTED_PERIOD, "The new period, from the same anchor.")
        .fixed();
  }

  private static final Shape.Fixed STORY =
      keys()
          .must("title", Grammar.WORDS, "What the story is called.")
          .must("policy", Scalar.DATE, "The version of the policy that it begins under.")
          .may("fiscal-years", Grammar.fiscalYears(), "Other fiscal years than the policy's.")
          .may("changes", list(change()), "Later versions of the policy.")
          .may("contracts", list(contract()), "What was bought.")
          .may("invoices", new Shape.Table(Scalar.WORD, invoice()), "What was charged, by name.")
          .may(
              "consents",
              list(spell(keys().must("to", one(PURPOSES), "To what."), "Given.", "Withdrawn.")),
              "What the subject said yes to.")
          .may(
              "objections",
              list(spell(keys().must("to", one(PURPOSES), "To what."), "Made.", "Overridden.")),
              "What the subject said no to.")
          .may(
              "restrictions",
              list(spell(kept(Restriction.Ground.values()), "Its first day.", "Lifted.")),
              "When processing was restricted: GDPR Art. 18.")
          .may(
              "holds",
              list(spell(kept(LegalHold.Ground.values()), "Its first day.", "Its end.")),
              "What had to be kept.")
          .may(
              "cases",
              new Shape.Table(
                  Scalar.WORD,
                  spell(keys().must("kind", one(CASES), "Its kind."), "Opened.", "Closed.")),
              "What staff worked on, by name.")
          .must("held", new Shape.Table(Scalar.WORD, held()), "What is held, by name.")
          .must("ask", list(question()), "How long, asked day by day.")
          .fixed();
}
