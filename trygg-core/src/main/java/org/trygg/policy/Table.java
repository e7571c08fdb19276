package org.trygg.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trygg.calendar.Statutes;
import org.trygg.policy.Decision.Refused;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.ServiceName;

/// A policy's rules as a table: a row for each category, in it a cell for each purpose with a
/// basis.
///
/// Where rules overlap, the one with the most specific purpose governs.
final class Table {
  private final Policy policy;
  private final Set<Purpose> purposes;
  private final Map<Category, Row> rows = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /// All that the policy says of one category.
  ///
  /// @param cells by purpose, in the order of the policy
  /// @param keepers the cells that keep the category for a time of their own
  /// @param services those that let the category be collected; empty where none need be held
  /// @param discarded the answer where the category is discarded at once, empty where it is not
  record Row(
      Map<Purpose, Cell> cells,
      List<Cell> keepers,
      List<ServiceName> services,
      Optional<Refused> discarded,
      Optional<Refused> needsExplicitConsent,
      Optional<Refused> serviceNotHeld) {
    @Nullable Cell cell(Purpose purpose) {
      return cells.get(purpose);
    }
  }

  /// @throws IllegalArgumentException if rules contradict each other or leave a use without an end;
  ///   the message names every such pair
  Table(Policy policy) {
    this.policy = policy;
    this.purposes = only(Rule.OfPurpose.class, Rule.OfPurpose::purpose).keySet();
    only(Rule.OfCategory.class, Rule.OfCategory::category).values().forEach(this::addRow);
    only(Rule.OfRole.class, Rule.OfRole::role);
    only(Rule.OfCase.class, Rule.OfCase::kind);
    requirePrescription();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  @Nullable Row row(Category category) {
    return rows.get(category);
  }

  boolean declares(Purpose purpose) {
    return purposes.contains(purpose);
  }

  /// The declared purposes that lie within one of the broad ones.
  Set<Purpose> within(Set<Purpose> broad) {
    return purposes.stream()
        .filter(each -> broad.stream().anyMatch(each::isWithin))
        .collect(toUnmodifiableSet());
  }

  private void addRow(Rule.OfCategory rule) {
    Category category = rule.category();
    var cells = new LinkedHashMap<Purpose, Cell>();
    for (Rule.OfPurpose purpose : policy.rulesOf(Rule.OfPurpose.class)) {
      cell(category, purpose).ifPresent(cell -> cells.put(purpose.purpose(), cell));
    }
    List<Cell> keepers =
        cells.values().stream()
            .filter(cell -> cell.retention().period() instanceof RetentionPeriod.After)
            .toList();
    List<Rule.OfService> services =
        policy.rulesOf(Rule.OfService.class).stream()
            .filter(service -> service.collects().contains(category))
            .toList();
    rows.put(
        category,
        new Row(
            cells,
            keepers,
            services.stream().map(Rule.OfService::service).toList(),
            refused(rule, Refusal.DISCARDED_AT_ONCE, rule.nature().discardedAtOnce()),
            refused(rule, Refusal.EXPLICIT_CONSENT_MISSING, rule.nature().special()),
            services.stream()
                .findFirst()
                .flatMap(s -> refused(s, Refusal.SERVICE_NOT_HELD, true))));
  }

  private Optional<Cell> cell(Category category, Rule.OfPurpose purpose) {
    Optional<Rule.OfBasis> basis =
        mostSpecific(
            Rule.OfBasis.class,
            each -> each.categories().contains(category),
            Rule.OfBasis::purpose,
            purpose.purpose());
    Optional<Rule.OfRetention> retention =
        mostSpecific(
            Rule.OfRetention.class,
            each -> each.categories().contains(category),
            Rule.OfRetention::purpose,
            purpose.purpose());
    if (basis.isPresent() && retention.isEmpty()) {
      faults.add(
          basis.get().id()
              + " lets "
              + category
              + " be used for "
              + purpose.purpose()
              + ", and no rule says until when");
    }
    return basis.flatMap(b -> retention.map(r -> cell(category, purpose, b, r)));
  }

  private Cell cell(
      Category category, Rule.OfPurpose purpose, Rule.OfBasis basis, Rule.OfRetention retention) {
    boolean marketing =
        policy.rulesOf(Rule.OfPurpose.class).stream()
            .anyMatch(each -> each.marketing() && purpose.purpose().isWithin(each.purpose()));
    var maskings = new HashMap<Role, Masking>();
    for (Rule.OfRole role : policy.rulesOf(Rule.OfRole.class)) {
      Optional.ofNullable(role.masked().get(category))
          .ifPresent(masking -> maskings.put(role.role(), masking));
    }
    return new Cell(purpose, basis, retention, marketing, maskings);
  }

  private <R extends Rule> Optional<R> mostSpecific(
      Class<R> kind, Predicate<R> covers, Function<R, Purpose> purposeOf, Purpose asked) {
    Optional<R> found = Optional.empty();
    for (R rule : policy.rulesOf(kind)) {
      Purpose broad = purposeOf.apply(rule);
      if (!asked.isWithin(broad) || !covers.test(rule)) {
        continue;
      }
      if (found.isPresent() && purposeOf.apply(found.get()).equals(broad)) {
        contradict(found.get(), rule);
      } else if (found.isEmpty() || broad.isWithin(purposeOf.apply(found.get()))) {
        found = Optional.of(rule);
      }
    }
    return found;
  }

  private <K, R extends Rule> Map<K, R> only(Class<R> kind, Function<R, K> key) {
    var all = new LinkedHashMap<K, R>();
    for (R rule : policy.rulesOf(kind)) {
      R first = all.putIfAbsent(key.apply(rule), rule);
      if (first != null) {
        contradict(first, rule);
      }
    }
    return all;
  }

  private void contradict(Rule one, Rule other) {
    String fault = one.id() + " and " + other.id() + " say different things of the same";
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  private void requirePrescription() {
    boolean needed =
        policy.rulesOf(Rule.OfRetention.class).stream()
            .anyMatch(rule ->
                rule.period() instanceof RetentionPeriod.After after
                    && after.anchor() == RetentionPeriod.Anchor.INVOICE_SETTLEMENT);
    if (needed && policy.statutes().dated(Statutes.Name.CONSUMER_CLAIM_PRESCRIPTION).isEmpty()) {
      faults.add("A period from invoice settlement needs the law's prescription of claims");
    }
  }

  private static Optional<Refused> refused(Rule rule, Refusal reason, boolean applies) {
    return applies ? Optional.of(new Refused(rule.id(), reason)) : Optional.empty();
  }
}
