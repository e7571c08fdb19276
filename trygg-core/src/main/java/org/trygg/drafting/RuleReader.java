package org.trygg.drafting;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Period;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trygg.drafting.Sheet.Written;
import org.trygg.faults.Entry;
import org.trygg.policy.Control;
import org.trygg.policy.FieldType;
import org.trygg.policy.Form;
import org.trygg.policy.Masking;
import org.trygg.policy.Right;
import org.trygg.policy.Rule;
import org.trygg.policy.Rule.OfRecipient.Condition;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Recipient;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;

/// Makes rules of entries that the grammar found sound.
///
/// @param groups for `customer`, `traffic` and `all`, the stored categories meant
record RuleReader(Map<String, Set<Category>> groups) {
  Rule read(Written written, String name) {
    Entry entry = new Entry(written.body());
    Rule.Head head = head(written, entry);
    return switch (written.section()) {
      case CATEGORIES -> category(head, name, entry);
      case SERVICES ->
          new Rule.OfService(head, new ServiceName(name), categories(entry.texts("collects")));
      case SOURCES -> new Rule.OfSource(head, new Source(name));
      case PURPOSES -> new Rule.OfPurpose(head, new Purpose(name), entry.flag("marketing"));
      case BASES -> basis(head, entry);
      case RETENTION ->
          new Rule.OfRetention(head, purpose(entry), data(entry), PeriodText.period(entry));
      case ROLES -> role(head, name, entry);
      case CASES ->
          new Rule.OfCase(head, new CaseKind(name), purposes(entry), roles(entry), secrecy(entry));
      case RECIPIENTS ->
          new Rule.OfRecipient(head, new Recipient(name), data(entry), conditions(entry));
      case CHANNELS -> channel(head, name, entry);
      case RIGHTS -> new Rule.OfRight(head, entry.choice("right", Right.class));
      case MEASURES -> measure(head, entry);
    };
  }

  private static Rule.Head head(Written written, Entry entry) {
    var keeps = new TreeSet<PromiseId>();
    entry.texts("keeps").forEach(id -> keeps.add(PromiseId.parse(id)));
    return new Rule.Head(written.id(), entry.words("means"), keeps, entry.optionalText("law"));
  }

  private static Rule category(Rule.Head head, String name, Entry entry) {
    var fields = new TreeMap<String, FieldType>();
    entry
        .table("fields")
        .forEach(
            (field, type) -> fields.put(field, Entry.constant(type.getFirst(), FieldType.class)));
    var nature =
        new Rule.Nature(
            entry.choice("kind", DataKind.class),
            entry.flag("lek"),
            entry.flag("special"),
            entry.optionalText("discard").isPresent());
    Set<Source> from = entry.texts("from").stream().map(Source::of).collect(toSet());
    return new Rule.OfCategory(head, Category.of(name), nature, fields, from);
  }

  private Rule basis(Rule.Head head, Entry entry) {
    return new Rule.OfBasis(
        head,
        purpose(entry),
        data(entry),
        entry.choice("basis", LegalBasis.class),
        entry.optionalChoice("form", Form.class).orElse(Form.IDENTIFIED),
        entry.flag("despite-restriction"));
  }

  private Rule role(Rule.Head head, String name, Entry entry) {
    Map<Category, Masking> masked =
        entry.table("masked").entrySet().stream()
            .collect(
                toMap(e -> Category.of(e.getKey()), e -> new Masking(Set.copyOf(e.getValue()))));
    return new Rule.OfRole(head, Role.of(name), purposes(entry), data(entry), masked);
  }

  private static Rule channel(Rule.Head head, String name, Entry entry) {
    return new Rule.OfChannel(
        head,
        Entry.constant(name, Channel.class),
        purpose(entry),
        Category.of(entry.text("data")),
        entry.choice("needs", Rule.OfChannel.Needs.class),
        entry.optionalText("register"));
  }

  private static Rule measure(Rule.Head head, Entry entry) {
    return new Rule.OfMeasure(
        head,
        entry.choice("control", Control.class),
        entry.optionalText("keep-entries").map(PeriodText::monthsOf).map(Period::ofMonths));
  }

  private static Optional<Rule.Secrecy> secrecy(Entry entry) {
    return entry
        .entry("secret")
        .map(secret ->
            new Rule.Secrecy(
                secret.text("ground"), secret.optionalText("months").map(Integer::valueOf)));
  }

  private static Purpose purpose(Entry entry) {
    return Purpose.of(entry.text("for"));
  }

  private static Set<Purpose> purposes(Entry entry) {
    return entry.texts("for").stream().map(Purpose::of).collect(toCollection(LinkedHashSet::new));
  }

  private static Set<Role> roles(Entry entry) {
    return entry.texts("roles").stream().map(Role::of).collect(toSet());
  }

  private static Set<Condition> conditions(Entry entry) {
    var conditions = EnumSet.noneOf(Condition.class);
    entry.texts("requires").forEach(c -> conditions.add(Entry.constant(c, Condition.class)));
    return conditions;
  }

  private Set<Category> data(Entry entry) {
    return categories(entry.texts("data"));
  }

  private Set<Category> categories(List<String> names) {
    Set<Category> all = new HashSet<>();
    for (String name : names) {
      all.addAll(Grammar.GROUPS.contains(name) ? groups.getOrDefault(name, Set.of()) : one(name));
    }
    return all;
  }

  private static Set<Category> one(String name) {
    return Set.of(Category.of(name));
  }
}
