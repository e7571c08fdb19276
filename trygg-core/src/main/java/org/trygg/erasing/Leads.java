package org.trygg.erasing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Indexed;
import org.trygg.asking.Rooms;
import org.trygg.ledger.EntryId;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// What leads to a subject and is to stop: addresses by their leases, and what only an erased
/// record says.
final class Leads {
  private static final Purpose ERASURE = Purpose.of("erasure");

  private final Rooms rooms;

  Leads(Rooms rooms) {
    this.rooms = rooms;
  }

  /// @param entry which the reading of the records is logged by
  void remove(Plan plan, EntryId entry) {
    recordsByCategory(plan)
        .forEach((category, ids) -> {
          var indexed = new Indexed(plan.asking().version(), category);
          if (indexed.isAny()) {
            remove(indexed, Permit.issue(ERASURE, entry.value(), plan.subject(), category), ids);
          }
        });
    plan.leases().forEach(each -> rooms.identifiers().leases().erase(plan.subject(), each));
  }

  private static Map<Category, Set<ItemId>> recordsByCategory(Plan plan) {
    var all = new HashMap<Category, Set<ItemId>>();
    for (HeldItem each : plan.gone()) {
      if (each.held().kind() != Held.Kind.SEGMENT) {
        all.computeIfAbsent(each.category(), _ -> new HashSet<>()).add(each.held().id());
      }
    }
    return all;
  }

  private void remove(Indexed indexed, Permit permit, Set<ItemId> ids) {
    rooms.vault().records().readAll(permit).stream()
        .filter(each -> ids.contains(each.id()))
        .flatMap(each -> indexed.in(each.fields(permit)).stream())
        .forEach(each -> rooms.identifiers().remove(each, permit.subject()));
  }
}
