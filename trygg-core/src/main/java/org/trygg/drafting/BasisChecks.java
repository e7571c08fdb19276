package org.trygg.drafting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.trygg.drafting.Coverage.Cover;
import org.trygg.faults.FaultRule;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;

/// What must hold of purposes, legal bases and periods together.
final class BasisChecks {
  private BasisChecks() {}

  static void everyPurposeHasABasis(Sheet sheet) {
    Set<Purpose> narrowest = Coverage.narrowest(sheet.rules().values());
    List<Rule.OfBasis> bases = sheet.of(Rule.OfBasis.class);
    for (Rule.OfPurpose rule : sheet.of(Rule.OfPurpose.class)) {
      boolean based = bases.stream().anyMatch(basis -> rule.purpose().isWithin(basis.purpose()));
      if (narrowest.contains(rule.purpose()) && !based) {
        sheet.add(rule, FaultRule.PURPOSE_WITHOUT_BASIS, "no basis is for this purpose");
      }
    }
  }

  static void consentHasItsWording(Sheet sheet) {
    for (Rule.OfBasis rule : sheet.of(Rule.OfBasis.class)) {
      boolean worded = sheet.written(rule).body().get("wording").isPresent();
      if (rule.basis() == LegalBasis.CONSENT && !worded) {
        sheet.add(rule, "basis", FaultRule.CONSENT_WITHOUT_WORDING, NO_WORDING);
      } else if (rule.basis() != LegalBasis.CONSENT && worded) {
        sheet.add(rule, "wording", FaultRule.KEY_WITHOUT_EFFECT, NOTHING_TO_ASK);
      }
    }
  }

  static void obligationsNameTheirLaw(Sheet sheet) {
    for (Rule.OfBasis rule : sheet.of(Rule.OfBasis.class)) {
      if (rule.basis() == LegalBasis.LEGAL_OBLIGATION && rule.head().law().isEmpty()) {
        sheet.add(rule, "basis", FaultRule.OBLIGATION_WITHOUT_LAW, NO_LAW);
      }
    }
  }

  static void marketingOnTrafficDataHasConsent(Sheet sheet) {
    Set<Category> traffic =
        sheet.of(Rule.OfCategory.class).stream()
            .filter(rule -> rule.nature().kind() == DataKind.TRAFFIC)
            .map(Rule.OfCategory::category)
            .collect(toSet());
    for (Rule.OfBasis rule : sheet.of(Rule.OfBasis.class)) {
      boolean uses = rule.categories().stream().anyMatch(traffic::contains);
      if (uses && isMarketing(sheet, rule.purpose()) && rule.basis() != LegalBasis.CONSENT) {
        sheet.add(rule, "basis", FaultRule.TRAFFIC_MARKETING_WITHOUT_CONSENT, LEK_9_2);
      }
    }
  }

  static void whatMayBeUsedHasAPeriod(Sheet sheet) {
    var missing = new LinkedHashMap<Rule, Set<String>>();
    for (Cover cover : Coverage.of(sheet.rules().values()).covers()) {
      if (cover.basis().isPresent() && cover.period().isEmpty()) {
        missing.computeIfAbsent(cover.basis().get(), _ -> new TreeSet<>()).add(name(cover));
      }
    }
    missing.forEach((rule, covers) ->
        sheet.add(
            rule,
            FaultRule.BASIS_WITHOUT_PERIOD,
            "no retention says until when this may be used: " + list(covers)));
  }

  static void whatHasAPeriodMayBeUsed(Sheet sheet) {
    var missing = new LinkedHashMap<Rule, Set<String>>();
    for (Cover cover : Coverage.of(sheet.rules().values()).covers()) {
      boolean kept =
          cover.period().isPresent()
              && !(cover.period().get().period() instanceof RetentionPeriod.AtOnce);
      if (kept && cover.basis().isEmpty()) {
        missing.computeIfAbsent(cover.period().get(), _ -> new TreeSet<>()).add(name(cover));
      }
    }
    missing.forEach((rule, covers) ->
        sheet.add(
            rule, FaultRule.PERIOD_WITHOUT_BASIS, "no basis lets this be used: " + list(covers)));
  }

  static void basesDoNotContradict(Sheet sheet) {
    apart(
        sheet,
        sheet.of(Rule.OfBasis.class),
        rule -> rule.categories().stream().map(c -> name(c, rule.purpose())).collect(toSet()),
        FaultRule.BASES_CONTRADICT);
  }

  static void periodsDoNotContradict(Sheet sheet) {
    apart(
        sheet,
        sheet.of(Rule.OfRetention.class),
        rule -> rule.categories().stream().map(c -> name(c, rule.purpose())).collect(toSet()),
        FaultRule.PERIODS_CONTRADICT);
  }

  static void everyCategoryIsErasedOnce(Sheet sheet) {
    Set<Category> ending =
        sheet.of(Rule.OfRetention.class).stream()
            .filter(rule -> !(rule.period() instanceof RetentionPeriod.WhileHeld))
            .flatMap(rule -> rule.categories().stream())
            .collect(toSet());
    for (Rule.OfCategory rule : sheet.of(Rule.OfCategory.class)) {
      if (!rule.nature().discardedAtOnce() && !ending.contains(rule.category())) {
        sheet.add(rule, FaultRule.NEVER_ERASED, NO_END);
      }
    }
  }

  private static <R extends Rule> void apart(
      Sheet sheet, List<R> rules, Function<R, Set<String>> covers, FaultRule broken) {
    Map<String, R> first = new LinkedHashMap<>();
    for (R rule : rules) {
      var shared = new LinkedHashMap<R, Set<String>>();
      for (String cover : covers.apply(rule)) {
        R other = first.putIfAbsent(cover, rule);
        if (other != null) {
          shared.computeIfAbsent(other, _ -> new TreeSet<>()).add(cover);
        }
      }
      shared.forEach((other, both) ->
          sheet.add(
              rule,
              broken,
              other.id() + " says this already, and neither is narrower: " + list(both)));
    }
  }

  private static boolean isMarketing(Sheet sheet, Purpose purpose) {
    return sheet.of(Rule.OfPurpose.class).stream()
        .anyMatch(rule -> rule.marketing() && purpose.isWithin(rule.purpose()));
  }

  private static String name(Cover cover) {
    return name(cover.category(), cover.purpose());
  }

  private static String name(Category category, Purpose purpose) {
    return category + " for " + purpose;
  }

  private static String list(Set<String> covers) {
    return covers.stream().sorted().collect(joining(", "));
  }

  private static final String NO_WORDING =
      "consent is asked for in words; write them under the key \"wording\"";
  private static final String NOTHING_TO_ASK = "only consent is asked for in words; remove this";
  private static final String NO_LAW =
      "a legal obligation names its statute in the key \"law\": GDPR Art. 6(3)";
  private static final String LEK_9_2 =
      "traffic data is used for marketing only with consent: LEK 9:2";
  private static final String NO_END =
      "no period ever ends for this category, so that nothing would erase it";
}
