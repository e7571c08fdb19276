package org.trygg.passage;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.trygg.vault.Fields;
import org.trygg.vocabulary.Source;

/// One record or event as it may be seen: masked where the occasion demands it; never printed.
///
/// @param id the record's pseudonym, by which it can be rectified; empty for an event
/// @param at when it was collected or arose
/// @param type the kind of event; empty for a record
/// @param former whether it is the value from before a change, kept because a law says so
public record Shown(
    Optional<UUID> id,
    Instant at,
    Optional<String> type,
    Source source,
    boolean former,
    Fields fields) {
  /// The values by field, as far as they may be seen.
  public SortedMap<String, String> values() {
    return fields.byName();
  }

  @Override
  public String toString() {
    return "Shown[REDACTED]";
  }
}
