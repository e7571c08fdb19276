package org.trygg.drafting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// For every category and every narrowest purpose, the basis and the period that apply to them.
///
/// A rule for a broad purpose covers all purposes within it, until a rule for a narrower one says
/// otherwise.
public record Coverage(List<Cover> covers) {
  /// What applies to one category and one purpose.
  ///
  /// @param basis empty when the category may not be used for the purpose
  /// @param period empty when nothing says until when
  public record Cover(
      Category category,
      Purpose purpose,
      Optional<Rule.OfBasis> basis,
      Optional<Rule.OfRetention> period) {}

  public Coverage {
    covers = List.copyOf(covers);
  }

  /// What applies in the policy, by category and purpose in the order of the policy file.
  public static Coverage of(Policy policy) {
    return of(policy.rules().values());
  }

  static Coverage of(Collection<Rule> rules) {
    List<Rule.OfBasis> bases = kind(rules, Rule.OfBasis.class);
    List<Rule.OfRetention> periods = kind(rules, Rule.OfRetention.class);
    SortedSet<Purpose> purposes = narrowest(rules);
    List<Cover> covers = new ArrayList<>();
    for (Rule.OfCategory of : kind(rules, Rule.OfCategory.class)) {
      Category category = of.category();
      for (Purpose purpose : purposes) {
        covers.add(
            new Cover(
                category,
                purpose,
                nearest(bases, Rule.OfBasis::purpose, Rule.OfBasis::categories, category, purpose),
                nearest(
                    periods,
                    Rule.OfRetention::purpose,
                    Rule.OfRetention::categories,
                    category,
                    purpose)));
      }
    }
    return new Coverage(covers);
  }

  /// The purposes that have no other purpose within them.
  static SortedSet<Purpose> narrowest(Collection<Rule> rules) {
    List<Purpose> all =
        kind(rules, Rule.OfPurpose.class).stream().map(Rule.OfPurpose::purpose).toList();
    var narrowest = new TreeSet<Purpose>();
    for (Purpose purpose : all) {
      if (all.stream().noneMatch(other -> !other.equals(purpose) && other.isWithin(purpose))) {
        narrowest.add(purpose);
      }
    }
    return narrowest;
  }

  private static <R extends Rule> Optional<R> nearest(
      List<R> rules,
      Function<R, Purpose> purposeOf,
      Function<R, Set<Category>> categoriesOf,
      Category category,
      Purpose purpose) {
    return rules.stream()
        .filter(rule -> categoriesOf.apply(rule).contains(category))
        .filter(rule -> purpose.isWithin(purposeOf.apply(rule)))
        .max(Comparator.comparingInt(rule -> purposeOf.apply(rule).path().length()));
  }

  private static <R extends Rule> List<R> kind(Collection<Rule> rules, Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
