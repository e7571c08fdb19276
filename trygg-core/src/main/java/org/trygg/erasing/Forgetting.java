package org.trygg.erasing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Rooms;
import org.trygg.subject.Case;
import org.trygg.subject.Standing;
import org.trygg.vault.ItemId;
import org.trygg.vocabulary.SubjectRef;

/// The end of a subject of whom nothing is held and whom nothing ties: no key, no row, no trace.
/// What the subject has requested ties it until its case file may go, also within that case.
public final class Forgetting {
  private final Rooms rooms;

  public Forgetting(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Those who are to be forgotten with what the plans let go.
  Set<SubjectRef> among(List<Plan> plans) {
    Set<SubjectRef> may = new HashSet<>();
    Collection<ItemId> gone = new HashSet<>();
    for (Plan plan : plans) {
      if (plan.kept().isEmpty() && isTiedByNothing(plan.asking())) {
        may.add(plan.subject());
        plan.gone().stream().map(HeldItem::held).forEach(each -> gone.add(each.id()));
      }
    }
    if (may.isEmpty()) {
      return Set.of();
    }
    may.removeAll(rooms.desk().requests().having(may));
    return may.isEmpty() ? Set.of() : rooms.vault().bareWithout(gone, may);
  }

  /// Whether nothing but the data, and what the subject has requested, ties the controller to the
  /// subject any more.
  static boolean isTiedByNothing(Asking asking) {
    Standing standing = asking.standing();
    return asking.isKnown()
        && standing.commerce().contracts().stream()
            .allMatch(each -> each.isEndedBefore(asking.today()))
        // A secret case does not show by keeping somebody from being forgotten.
        && asking.tellable().cases().stream().noneMatch(each -> isOpenElsewhere(each, asking))
        && !isKept(asking);
  }

  /// Whether a hold or a restriction stands, over whatever it may be.
  static boolean isKept(Asking asking) {
    Standing.Keepers keepers = asking.standing().keepers();
    return keepers.holds().stream()
            .anyMatch(each -> each.until().map(asking.today()::isBefore).orElse(true))
        || keepers.restrictions().stream().anyMatch(each -> each.lifted().isEmpty());
  }

  /// A case other than the one within which the subject is being erased.
  private static boolean isOpenElsewhere(Case each, Asking asking) {
    return each.isOpenAt(asking.now()) && !asking.by().caseRef().equals(Optional.of(each.ref()));
  }

  /// Forgets a subject, and looks for traces of it in the whole database afterwards.
  ///
  /// @throws IncompleteErasureException if there are any
  public void forget(SubjectRef subject, Instant now) {
    rooms.vault().erase(subject, now);
    rooms.identifiers().erase(subject);
    rooms.ledger().sealing().log().close(rooms.ledger().store().unlink(subject));
    rooms.outbox().forget(subject);
    rooms.desk().requests().forget(subject);
    rooms.subjects().forget(subject);
    var traces = rooms.vault().traces(subject);
    if (!traces.isNone()) {
      throw new IncompleteErasureException(traces.rowsByTable().keySet());
    }
  }
}
