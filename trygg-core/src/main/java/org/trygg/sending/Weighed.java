package org.trygg.sending;

import java.time.Instant;
import java.util.List;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.PolicyId;

/// What was decided of a list of messages.
///
/// @param entry commits to all of it, by [Statement]
/// @param at the moment for which it was decided
/// @param verdicts in the order of the messages
public record Weighed(EntryId entry, PolicyId policy, Instant at, List<Verdict> verdicts) {
  public Weighed {
    verdicts = List.copyOf(verdicts);
  }
}
