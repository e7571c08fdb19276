package org.trygg.drafting;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trygg.faults.FaultRule;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.Source;

/// What must hold of categories, the services that collect them and the sources they come from.
final class CategoryChecks {
  private CategoryChecks() {}

  /// Traffic data that leads to nobody could never be shown to, or erased for, its data subject.
  static void trafficLeadsToItsSubject(Sheet sheet) {
    for (Rule.OfCategory rule : sheet.of(Rule.OfCategory.class)) {
      boolean leads = rule.fields().values().stream().anyMatch(f -> f.identifies().isPresent());
      if (isTraffic(rule) && !rule.nature().discardedAtOnce() && !leads) {
        sheet.add(rule, "fields", FaultRule.IDENTIFIER_MISSING, NO_IDENTIFIER);
      }
    }
  }

  static void lekTrafficIsTraffic(Sheet sheet) {
    for (Rule.OfCategory rule : sheet.of(Rule.OfCategory.class)) {
      if (rule.nature().lekTraffic() && !isTraffic(rule)) {
        sheet.add(rule, "lek", FaultRule.LEK_OUTSIDE_TRAFFIC, LEK);
      }
    }
  }

  static void everySourceIsUsed(Sheet sheet) {
    Set<Source> used =
        sheet.of(Rule.OfCategory.class).stream()
            .flatMap(category -> category.sources().stream())
            .collect(toSet());
    for (Rule.OfSource rule : sheet.of(Rule.OfSource.class)) {
      if (!used.contains(rule.source())) {
        sheet.add(rule, FaultRule.SOURCE_UNUSED, "no category comes from this source");
      }
    }
  }

  static void trafficComesFromAService(Sheet sheet) {
    Set<Category> collected = new HashSet<>();
    sheet.of(Rule.OfService.class).forEach(service -> collected.addAll(service.collects()));
    for (Rule.OfCategory rule : sheet.of(Rule.OfCategory.class)) {
      if (isTraffic(rule)
          && !rule.nature().discardedAtOnce()
          && !collected.contains(rule.category())) {
        sheet.add(rule, FaultRule.CATEGORY_WITHOUT_SERVICE, NO_SERVICE);
      }
    }
  }

  /// A category says that it is never stored, and a period says so to those who ask how long.
  static void discardIsSaidTwice(Sheet sheet) {
    Set<Category> discarded = discarded(sheet);
    Set<Category> atOnce = new HashSet<>();
    for (Rule.OfRetention rule : sheet.of(Rule.OfRetention.class)) {
      if (rule.period() instanceof RetentionPeriod.AtOnce) {
        atOnce.addAll(rule.categories());
        if (!discarded.containsAll(rule.categories())) {
          sheet.add(rule, "until", FaultRule.DISCARD_UNCLEAR, STORED);
        }
      } else if (rule.categories().stream().anyMatch(discarded::contains)) {
        sheet.add(rule, "until", FaultRule.DISCARD_UNCLEAR, NOT_STORED);
      }
    }
    for (Rule.OfCategory rule : sheet.of(Rule.OfCategory.class)) {
      if (rule.nature().discardedAtOnce() && !atOnce.contains(rule.category())) {
        sheet.add(rule, "discard", FaultRule.DISCARD_UNCLEAR, NO_PERIOD);
      }
    }
  }

  static void nothingCountsOnWhatIsDiscarded(Sheet sheet) {
    for (Category category : discarded(sheet)) {
      for (Rule rule : sheet.rules().values()) {
        if (categoriesOf(rule).contains(category)) {
          String key = rule instanceof Rule.OfService ? "collects" : "data";
          sheet
              .faults()
              .add(
                  sheet.written(rule).placeOf(key, category.name()),
                  FaultRule.DISCARDED_IN_USE,
                  "this category is thrown away on arrival; nothing can use it");
        }
      }
    }
  }

  private static Collection<Category> categoriesOf(Rule rule) {
    return switch (rule) {
      case Rule.OfService service -> service.collects();
      case Rule.OfBasis basis -> basis.categories();
      case Rule.OfRole role -> role.categories();
      case Rule.OfRecipient recipient -> recipient.categories();
      case Rule.OfChannel channel -> List.of(channel.category());
      case Rule.OfCategory _,
          Rule.OfSource _,
          Rule.OfPurpose _,
          Rule.OfRetention _,
          Rule.OfCase _,
          Rule.OfRight _,
          Rule.OfMeasure _ ->
          List.of();
    };
  }

  private static Set<Category> discarded(Sheet sheet) {
    Stream<Rule.OfCategory> all = sheet.of(Rule.OfCategory.class).stream();
    return all.filter(rule -> rule.nature().discardedAtOnce())
        .map(Rule.OfCategory::category)
        .collect(toSet());
  }

  private static boolean isTraffic(Rule.OfCategory rule) {
    return rule.nature().kind() == DataKind.TRAFFIC;
  }

  private static final String NO_IDENTIFIER =
      "no field of this traffic data leads to its data subject; give one a type that identifies,"
          + " such as account or device";
  private static final String LEK = "LEK's traffic data is traffic data to the notice too";
  private static final String NO_SERVICE =
      "no service lets this traffic data be collected; name it under \"collects\" of one";
  private static final String STORED =
      "at-once is for categories with \"discard: at-once\" alone, and another is named here";
  private static final String NOT_STORED =
      "a category with \"discard: at-once\" is named here, and is never stored";
  private static final String NO_PERIOD =
      "no retention rule says \"until: at-once\" of this category";
}
