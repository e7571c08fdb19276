package org.trygg.ledger;

import java.util.Optional;
import org.trygg.vocabulary.SubjectRef;

/// An entry that is durable but has no place in the log yet.
///
/// @param subject whom it is about, kept beside the log and never in it; absent if nobody
public record Pending(EntryId id, Leaf leaf, Optional<SubjectRef> subject) {
  /// @throws IllegalArgumentException if a name in the entry is longer than 255 characters
  public static Pending of(Entry entry, Optional<SubjectRef> subject) {
    return new Pending(entry.id(), entry.leaf(), subject);
  }
}
