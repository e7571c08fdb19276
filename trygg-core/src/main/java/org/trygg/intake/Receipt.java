package org.trygg.intake;

import java.util.Optional;
import org.trygg.ledger.EntryId;
import org.trygg.passage.Outcome;
import org.trygg.vocabulary.Reason;

/// What became of one thing that was handed in, and the ledger entry that tells of it.
///
/// @param reason why it was not kept; empty when it was
public record Receipt(Status status, Optional<Reason> reason, EntryId entry) {
  /// How it ended.
  public enum Status {
    /// Kept for a purpose.
    KEPT,
    /// Thrown away, as the notice says; nothing of it was stored.
    DISCARDED,
    /// Set aside until the privacy officer has looked at it.
    QUARANTINED,
    /// Not kept.
    REFUSED
  }

  static Receipt of(Outcome outcome) {
    Status status =
        switch (outcome) {
          case Outcome.Kept _ -> Status.KEPT;
          case Outcome.Discarded _ -> Status.DISCARDED;
          case Outcome.Quarantined _ -> Status.QUARANTINED;
          case Outcome.Refused _, Outcome.Unruled _, Outcome.Nobody _ -> Status.REFUSED;
        };
    return new Receipt(status, outcome.code(), outcome.entry());
  }
}
