package org.trygg.erasing;

import org.trygg.asking.HeldItem;
import org.trygg.asking.Indexed;
import org.trygg.asking.Rooms;
import org.trygg.ledger.EntryId;
import org.trygg.vault.Held;
import org.trygg.vocabulary.Purpose;

/// What leads to a subject and is to stop: addresses by their leases, and what no record tells any
/// more.
final class Leads {
  private static final Purpose ERASURE = Purpose.of("erasure");

  private final Rooms rooms;
  private final Leading leading;

  Leads(Rooms rooms) {
    this.rooms = rooms;
    this.leading = new Leading(rooms);
  }

  /// Lets only what is still held lead to the subject; when the records of the plan are gone.
  ///
  /// @param entry which the reading of the records that stay is logged by
  void remove(Plan plan, EntryId entry) {
    if (plan.gone().stream().anyMatch(each -> mayLead(plan, each))) {
      rooms.identifiers().keepOnly(leading.to(plan.asking(), entry, ERASURE), plan.subject());
    }
    plan.leases().forEach(each -> rooms.identifiers().leases().erase(plan.subject(), each));
  }

  private static boolean mayLead(Plan plan, HeldItem gone) {
    return gone.held().kind() != Held.Kind.SEGMENT
        && new Indexed(plan.asking().version(), gone.category()).isAny();
  }
}
