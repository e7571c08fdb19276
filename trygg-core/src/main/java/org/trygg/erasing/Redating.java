package org.trygg.erasing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Rooms;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Leases;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.requests.RequestStore;
import org.trygg.subject.Standing;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.SubjectRef;

/// Keeps the day of erasure on the outside of what is held true when a standing has changed: asked
/// and written once for all that lifespan cannot tell apart, so that it costs as much as there are
/// differences, and three statements whatever is held.
public final class Redating {
  private final Rooms rooms;

  public Redating(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Gives every item, lease and answered request of the subject the day that its lifespan has now;
  /// returns how many changed.
  public int redate(Asking asking) {
    Standing standing = asking.standing();
    // Whoever is keeping something by the standing from before ends first, and is then seen.
    var _ = rooms.vault().hold(Set.of(standing.subject()));
    Map<Vault.Alike, Optional<LocalDate>> changed = new HashMap<>();
    for (Vault.Alike alike : rooms.vault().alike(standing.subject())) {
      Optional<LocalDate> day = eraseOn(asking.lifespan(item(alike)));
      if (!day.equals(alike.eraseOn())) {
        changed.put(alike, day);
      }
    }
    if (!changed.isEmpty()) {
      rooms.vault().reschedule(standing.subject(), changed);
    }
    int items = (int) changed.keySet().stream().mapToLong(Vault.Alike::items).sum();
    return items + redateLeases(asking) + redateRequests(asking);
  }

  private static Item item(Vault.Alike alike) {
    return new Item(
        alike.category(),
        alike.day(),
        alike.ties().service(),
        alike.ties().invoice(),
        alike.ties().occasion());
  }

  private int redateRequests(Asking asking) {
    RequestStore requests = rooms.desk().requests();
    return (int)
        requests.of(asking.standing().subject()).stream()
            .filter(each -> each.status().isEnded())
            .filter(each -> requests.redate(each.ref(), new CaseFile(each).eraseOn(asking)))
            .count();
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
  public static Optional<LocalDate> eraseOn(Lifespan lifespan) {
    return switch (lifespan.erasure()) {
      case Lifespan.Erasure.On(LocalDate day) -> Optional.of(day);
      case Lifespan.Erasure.WhenUseEnds _, Lifespan.Erasure.WhenReleased _ -> Optional.empty();
    };
  }
}
