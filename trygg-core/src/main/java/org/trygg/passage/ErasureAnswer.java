package org.trygg.passage;

import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;

/// What the gate answers to an erasure: what was done, or why nothing was.
public sealed interface ErasureAnswer permits ErasureReport, ErasureAnswer.Refused {
  /// The asker may not erase this.
  ///
  /// @param decision why; never permitted
  record Refused(EntryId entry, Decision decision) implements ErasureAnswer {}
}
