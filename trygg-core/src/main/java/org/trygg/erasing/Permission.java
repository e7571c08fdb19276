package org.trygg.erasing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.passage.ErasureScope;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Whether the asker may do what an erasure plans.
final class Permission {
  private static final Category IDENTITY = Category.of("identity");

  private Permission() {}

  /// The first category that the asker may not erase; a job erases by its own purpose. What stays
  /// is asked of too, for the report tells of it, and so is who it is when nothing is held, for
  /// forgetting is erasing.
  static Optional<Asking.Reply> firstRefusal(
      Plan plan, ErasureScope scope, Optional<Purpose> purpose) {
    Asking asking = plan.asking();
    if (asking.by().occasion() instanceof Request.Occasion.Job) {
      return Optional.empty();
    }
    return categories(plan, scope).stream()
        .map(each -> Item.of(each, asking.today()))
        .map(each -> asking.ask(Request.Act.CHANGE, each, purpose))
        .filter(reply -> !mayErase(reply.decision()))
        .findFirst();
  }

  private static Set<Category> categories(Plan plan, ErasureScope scope) {
    Set<Category> categories =
        Stream.concat(plan.gone().stream(), plan.kept().stream())
            .map(HeldItem::category)
            .collect(Collectors.toCollection(TreeSet::new));
    if (categories.isEmpty()) {
      categories.addAll(
          scope instanceof ErasureScope.OfCategories(Set<Category> asked)
              ? asked
              : Set.of(IDENTITY));
    }
    return categories;
  }

  /// What has lapsed may not be used, but whoever else may erase may erase it: LAPSED is looked for
  /// after every other reason to refuse.
  private static boolean mayErase(Decision decision) {
    return switch (decision) {
      case Decision.Permitted _ -> true;
      case Decision.Refused(_, var reason) -> reason == Refusal.LAPSED;
      case Decision.Gap _ -> false;
    };
  }
}
