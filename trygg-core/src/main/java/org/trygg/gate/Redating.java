package org.trygg.gate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Leases;
import org.trygg.policy.Lifespan;
import org.trygg.vault.ItemId;
import org.trygg.vocabulary.SubjectRef;

/// Keeps the day of erasure on the outside of what is held true when a standing has changed.
final class Redating {
  private final Rooms rooms;

  Redating(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Gives every item and lease of the subject the day that its lifespan has now; returns how many
  /// changed.
  int redate(Asking asking) {
    Map<ItemId, Optional<LocalDate>> changed = new HashMap<>();
    for (HeldItem holding : HeldItem.all(rooms.vault(), asking)) {
      Optional<LocalDate> day = eraseOn(holding.lifespan());
      if (!day.equals(holding.held().label().eraseOn())) {
        changed.put(holding.held().id(), day);
      }
    }
    int items = changed.isEmpty() ? 0 : rooms.vault().reschedule(changed);
    return items + redateLeases(asking);
  }

  /// Gives every lease of the subject the day that its events have now; returns how many changed.
  int redateLeases(Asking asking) {
    SubjectRef subject = asking.standing().subject();
    Leases leases = rooms.identifiers().leases();
    int changed = 0;
    for (LeaseOrigin origin : leases.origins(subject)) {
      Optional<LocalDate> day = eraseOn(asking.lifespan(HeldItem.item(origin)));
      if (!day.equals(origin.eraseOn())) {
        changed += leases.redate(subject, origin, day);
      }
    }
    return changed;
  }

  /// The day on the outside of an item: the first day on which it is to be gone, if that is known.
  static Optional<LocalDate> eraseOn(Lifespan lifespan) {
    return switch (lifespan.erasure()) {
      case Lifespan.Erasure.On(LocalDate day) -> Optional.of(day);
      case Lifespan.Erasure.WhenUseEnds _, Lifespan.Erasure.WhenReleased _ -> Optional.empty();
    };
  }
}
