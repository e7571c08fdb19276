package org.trygg.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.trygg.policy.Controller;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.policy.Rule.OfRecipient.Condition;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// The record of processing activities, as a view of the rules: never kept by hand. Law: GDPR Art.
/// 30(1), point by point.
///
/// @param controller point (a)
/// @param activities points (b), (c) and (f)
/// @param categories point (c): the categories of personal data of customers, who are the subjects
/// @param recipients point (d)
/// @param transfers point (e): the recipients outside the EEA, all under safeguards
/// @param measures point (g)
public record ProcessingRecord(
    Controller controller,
    List<Activity> activities,
    List<Rule.OfCategory> categories,
    List<Rule.OfRecipient> recipients,
    List<Rule.OfRecipient> transfers,
    List<Rule.OfMeasure> measures) {
  public ProcessingRecord {
    activities = List.copyOf(activities);
    categories = List.copyOf(categories);
    recipients = List.copyOf(recipients);
    transfers = List.copyOf(transfers);
    measures = List.copyOf(measures);
  }

  /// One purpose and what is used for it. Term: `dpv:Process`.
  ///
  /// @param purpose its rule; a broad purpose and one within it are two activities
  public record Activity(Rule.OfPurpose purpose, List<Use> uses) {
    public Activity {
      uses = List.copyOf(uses);
    }
  }

  /// Categories used for one purpose on the same basis and for the same time.
  public record Use(
      SortedSet<Category> categories, Rule.OfBasis basis, Rule.OfRetention retention) {
    public Use {
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    }
  }

  /// What two covers have in common when they are one use.
  private record Ground(Rule.OfBasis basis, Rule.OfRetention retention) {}

  /// The record of one version of the policy.
  public static ProcessingRecord of(Policy policy) {
    List<Rule.OfRecipient> recipients = policy.rulesOf(Rule.OfRecipient.class);
    return new ProcessingRecord(
        policy.controller(),
        activities(policy),
        policy.rulesOf(Rule.OfCategory.class),
        recipients,
        recipients.stream().filter(ProcessingRecord::leavesTheEea).toList(),
        policy.rulesOf(Rule.OfMeasure.class));
  }

  private static boolean leavesTheEea(Rule.OfRecipient recipient) {
    return recipient.conditions().contains(Condition.SAFEGUARD);
  }

  private static List<Activity> activities(Policy policy) {
    var activities = new ArrayList<Activity>();
    for (Rule.OfPurpose rule : policy.rulesOf(Rule.OfPurpose.class)) {
      List<Use> uses = uses(rule.purpose(), policy);
      if (!uses.isEmpty()) {
        activities.add(new Activity(rule, uses));
      }
    }
    return activities;
  }

  private static List<Use> uses(Purpose purpose, Policy policy) {
    List<Rule.OfBasis> bases = policy.rulesOf(Rule.OfBasis.class);
    List<Rule.OfRetention> periods = policy.rulesOf(Rule.OfRetention.class);
    SequencedMap<Ground, SortedSet<Category>> uses = new LinkedHashMap<>();
    for (Rule.OfCategory of : policy.rulesOf(Rule.OfCategory.class)) {
      Category category = of.category();
      Optional<Rule.OfBasis> basis =
          nearest(purpose, bases, Rule.OfBasis::purpose, it -> it.categories().contains(category));
      Optional<Rule.OfRetention> period =
          nearest(
              purpose,
              periods,
              Rule.OfRetention::purpose,
              it -> it.categories().contains(category));
      if (basis.isPresent() && period.isPresent()) {
        var ground = new Ground(basis.get(), period.get());
        uses.computeIfAbsent(ground, _ -> new TreeSet<>()).add(category);
      }
    }
    return uses.entrySet().stream()
        .map(each -> new Use(each.getValue(), each.getKey().basis(), each.getKey().retention()))
        .toList();
  }

  /// The rule for the narrowest purpose that holds the one asked for.
  private static <R> Optional<R> nearest(
      Purpose purpose, List<R> rules, Function<R, Purpose> purposeOf, Predicate<R> applies) {
    return rules.stream()
        .filter(applies)
        .filter(rule -> purpose.isWithin(purposeOf.apply(rule)))
        .max(Comparator.comparingInt(rule -> purposeOf.apply(rule).path().length()));
  }
}
