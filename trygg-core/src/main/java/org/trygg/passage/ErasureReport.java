package org.trygg.passage;

import java.util.List;
import java.util.Optional;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Told;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;

/// What one erasure did, item by item: what is gone, and what stays and why.
///
/// @param entry the ledger entry; empty when there was nothing to erase, which is then said
/// @param erased what is gone
/// @param kept what was asked for and stays
/// @param forgotten whether the subject is forgotten altogether: no key, no row, no trace
public record ErasureReport(
    Optional<EntryId> entry, List<Told> erased, List<Told> kept, boolean forgotten)
    implements ErasureAnswer {
  /// An item with the lifespan that lets it go, or keeps it.
  public record Told(Category category, Lifespan lifespan) {}

  public ErasureReport {
    erased = List.copyOf(erased);
    kept = List.copyOf(kept);
  }
}
