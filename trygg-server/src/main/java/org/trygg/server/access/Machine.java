package org.trygg.server.access;

import java.time.Instant;
import java.util.Set;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// The registration of a machine client: it fixes what the client may do, why, and with what.
///
/// @param expires from when its token is no longer taken
public record Machine(
    Actor.Machine actor,
    Set<Duty> duties,
    Set<Purpose> purposes,
    Set<Category> categories,
    Instant expires) {
  public Machine {
    duties = Set.copyOf(duties);
    purposes = Set.copyOf(purposes);
    categories = Set.copyOf(categories);
  }
}
