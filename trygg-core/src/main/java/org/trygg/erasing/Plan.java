package org.trygg.erasing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.fulfilment.Grounds;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.passage.ErasureScope;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.vault.Held;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What is to go of one subject, and what stays and why, of what was looked at.
///
/// @param leases of which events addresses lead to the subject no more
record Plan(Asking asking, List<HeldItem> gone, List<HeldItem> kept, List<LeaseOrigin> leases) {
  /// Weighs everything by the lifespan that it has now, asked once for all that are alike.
  static Plan of(
      Asking asking, ErasureScope scope, Collection<Held> held, Collection<LeaseOrigin> leases) {
    var lifespans = new HashMap<Item, Lifespan>();
    Predicate<Lifespan> lapses = lapses(asking, scope);
    var gone = new ArrayList<HeldItem>();
    var kept = new ArrayList<HeldItem>();
    for (Held each : held) {
      if (isWithin(each.label().category(), scope)) {
        var one = new HeldItem(each, lifespan(asking, lifespans, HeldItem.item(each.label())));
        (lapses.test(one.lifespan()) ? gone : kept).add(one);
      }
    }
    List<LeaseOrigin> ended =
        leases.stream()
            .filter(each -> isWithin(each.category(), scope))
            .filter(each -> lapses.test(lifespan(asking, lifespans, HeldItem.item(each))))
            .toList();
    return new Plan(asking, gone, kept, ended);
  }

  private static Lifespan lifespan(Asking asking, Map<Item, Lifespan> known, Item item) {
    return known.computeIfAbsent(item, asking::lifespan);
  }

  private static Predicate<Lifespan> lapses(Asking asking, ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.OfLapsed _ -> {
        var today = asking.today();
        yield each -> each.erasure().isDueOn(today);
      }
      case ErasureScope.OfSubject _, ErasureScope.OfCategories _ ->
          each -> Grounds.againstErasure(each).isEmpty();
    };
  }

  private static boolean isWithin(Category category, ErasureScope scope) {
    return !(scope instanceof ErasureScope.OfCategories(Set<Category> asked))
        || asked.contains(category);
  }

  SubjectRef subject() {
    return asking.standing().subject();
  }

  boolean isEmpty() {
    return gone.isEmpty() && leases.isEmpty();
  }

  /// The categories of what goes.
  Set<Category> touched() {
    var categories = new TreeSet<Category>();
    gone.forEach(each -> categories.add(each.category()));
    return categories;
  }
}
