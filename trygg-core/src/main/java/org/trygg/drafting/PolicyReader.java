package org.trygg.drafting;

import static java.util.stream.Collectors.toSet;
import static org.trygg.drafting.Grammar.Section.BASES;
import static org.trygg.drafting.Grammar.Section.CASES;
import static org.trygg.drafting.Grammar.Section.CATEGORIES;
import static org.trygg.drafting.Grammar.Section.CHANNELS;
import static org.trygg.drafting.Grammar.Section.MEASURES;
import static org.trygg.drafting.Grammar.Section.PURPOSES;
import static org.trygg.drafting.Grammar.Section.RECIPIENTS;
import static org.trygg.drafting.Grammar.Section.RETENTION;
import static org.trygg.drafting.Grammar.Section.RIGHTS;
import static org.trygg.drafting.Grammar.Section.ROLES;
import static org.trygg.drafting.Grammar.Section.SERVICES;
import static org.trygg.drafting.Grammar.Section.SOURCES;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.trygg.drafting.Grammar.Section;
import org.trygg.drafting.Sheet.Written;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.RuleId;

/// Reads the rules of a policy file and runs the checks over them.
///
/// A check runs only when the sections that it looks at are sound: a basis that could not be read
/// must not be reported a second time as a purpose without basis.
final class PolicyReader {
  private record Check(Set<Section> reads, Consumer<Sheet> check) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(Set.of(CATEGORIES), CategoryChecks::trafficLeadsToItsSubject),
          new Check(Set.of(CATEGORIES), CategoryChecks::lekTrafficIsTraffic),
          new Check(Set.of(CATEGORIES, SOURCES), CategoryChecks::everySourceIsUsed),
          new Check(Set.of(CATEGORIES, SERVICES), CategoryChecks::trafficComesFromAService),
          new Check(Set.of(CATEGORIES, RETENTION), CategoryChecks::discardIsSaidTwice),
          new Check(
              Set.of(CATEGORIES, SERVICES, BASES, ROLES, RECIPIENTS),
              CategoryChecks::nothingCountsOnWhatIsDiscarded),
          new Check(Set.of(PURPOSES, BASES), BasisChecks::everyPurposeHasABasis),
          new Check(Set.of(BASES), BasisChecks::consentHasItsWording),
          new Check(Set.of(BASES), BasisChecks::obligationsNameTheirLaw),
          new Check(
              Set.of(CATEGORIES, PURPOSES, BASES), BasisChecks::marketingOnTrafficDataHasConsent),
          new Check(
              Set.of(CATEGORIES, PURPOSES, BASES, RETENTION), BasisChecks::whatMayBeUsedHasAPeriod),
          new Check(
              Set.of(CATEGORIES, PURPOSES, BASES, RETENTION), BasisChecks::whatHasAPeriodMayBeUsed),
          new Check(Set.of(CATEGORIES, BASES), BasisChecks::basesDoNotContradict),
          new Check(Set.of(CATEGORIES, RETENTION), BasisChecks::periodsDoNotContradict),
          new Check(Set.of(CATEGORIES, RETENTION), BasisChecks::everyCategoryIsErasedOnce),
          new Check(
              Set.of(CATEGORIES, BASES, ROLES), AccessChecks::rolesSeeOnlyWhatTheirPurposesMayUse),
          new Check(Set.of(CATEGORIES, ROLES), AccessChecks::masksAreOfWhatTheRoleSees),
          new Check(Set.of(ROLES, CASES), AccessChecks::everyRoleWorksACase),
          new Check(Set.of(ROLES, CASES), AccessChecks::casesAndRolesMeet),
          new Check(Set.of(RECIPIENTS), AccessChecks::recipientsMeetConditions),
          new Check(Set.of(CHANNELS), AccessChecks::channelsThatNeedConsentHaveTheirWording),
          new Check(Set.of(PURPOSES, CHANNELS), AccessChecks::channelsAreForMarketing),
          new Check(Set.of(RIGHTS), AccessChecks::everyRightIsNamedOnce),
          new Check(Set.of(MEASURES), AccessChecks::everyControlIsNamedOnce),
          new Check(Set.of(MEASURES), AccessChecks::onlyTheLedgerSaysHowLongEntriesAreKept));

  private final Tree.Mapping root;
  private final Faults faults;
  private final ShapeCheck shapes;
  private final SequencedMap<RuleId, Written> written = new LinkedHashMap<>();
  private final Map<Section, Place> sections = new EnumMap<>(Section.class);
  private final Map<RuleId, String> names = new HashMap<>();

  private PolicyReader(Tree.Mapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
    this.shapes = new ShapeCheck(namesBySection(root), faults);
  }

  /// The rules that could be read; every fault found on the way is added.
  static Sheet read(Tree.Mapping root, Faults faults) {
    return new PolicyReader(root, faults).read();
  }

  private Sheet read() {
    shapes.check(root, Grammar.POLICY);
    for (Section section : Section.values()) {
      root.pair(section.key()).ifPresent(pair -> collect(section, pair));
    }
    sound(RETENTION).forEach(rule -> PeriodText.check(rule, shapes));
    Sheet sheet = new Sheet(rules(), written, sections, faults);
    for (Check check : CHECKS) {
      if (check.reads().stream().allMatch(this::isSound)) {
        check.check().accept(sheet);
      }
    }
    return sheet;
  }

  private void collect(Section section, Tree.Pair pair) {
    if (pair.value() instanceof Tree.Mapping mapping) {
      sections.put(section, pair.key().place());
      for (Tree.Pair rule : mapping.pairs()) {
        if (shapes.isSound(rule.key()) && rule.value() instanceof Tree.Mapping body) {
          collect(section, rule.key(), body);
        }
      }
    }
  }

  private void collect(Section section, Tree.Leaf name, Tree.Mapping body) {
    if (section == CATEGORIES && Grammar.GROUPS.contains(name.text())) {
      shapes.fault(
          name, name.place(), FaultRule.BAD_FORM, "this word stands for several categories");
      return;
    }
    RuleId id = RuleId.of(section.singular() + "." + name.text());
    names.put(id, name.text());
    written.putIfAbsent(id, new Written(id, section, name.place(), body));
  }

  private List<Written> sound(Section section) {
    return written.values().stream()
        .filter(rule -> rule.section() == section && shapes.isSound(rule.body()))
        .toList();
  }

  /// Whether the section is there, and every rule of it could be read.
  private boolean isSound(Section section) {
    return root.get(section.key()).filter(shapes::isSound).isPresent()
        && written.values().stream()
            .filter(rule -> rule.section() == section)
            .allMatch(rule -> shapes.isSound(rule.body()));
  }

  private SequencedMap<RuleId, Rule> rules() {
    RuleReader reader = new RuleReader(groups());
    var rules = new LinkedHashMap<RuleId, Rule>();
    for (Section section : Section.values()) {
      for (Written rule : sound(section)) {
        rules.put(rule.id(), reader.read(rule, names.getOrDefault(rule.id(), "")));
      }
    }
    return rules;
  }

  /// The stored categories of each kind: what is discarded on arrival is in no group.
  private Map<String, Set<Category>> groups() {
    var groups = new HashMap<String, Set<Category>>();
    for (Written rule : sound(CATEGORIES)) {
      Entry entry = new Entry(rule.body());
      if (entry.optionalText("discard").isEmpty()) {
        Category category = Category.of(names.getOrDefault(rule.id(), ""));
        groups.computeIfAbsent(entry.text("kind"), _ -> new HashSet<>()).add(category);
        groups.computeIfAbsent("all", _ -> new HashSet<>()).add(category);
      }
    }
    return groups;
  }

  private static Map<Section, Set<String>> namesBySection(Tree.Mapping root) {
    var names = new EnumMap<Section, Set<String>>(Section.class);
    for (Section section : Section.values()) {
      root.get(section.key())
          .filter(Tree.Mapping.class::isInstance)
          .map(Tree.Mapping.class::cast)
          .ifPresent(rules -> names.put(section, names(rules)));
    }
    return names;
  }

  private static Set<String> names(Tree.Mapping rules) {
    return rules.pairs().stream().map(pair -> pair.key().text()).collect(toSet());
  }
}
