package org.trygg.passage;

import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;

/// What the gate answers to a reading. Its ledger entry is durable before anyone has the answer.
public sealed interface Answer {
  EntryId entry();

  /// What may be seen, masked as the occasion demands.
  ///
  /// @param contents opened when they are asked for, and not before
  record Revealed(EntryId entry, Purpose purpose, Contents contents) implements Answer {}

  /// A rule says no.
  record Refused(EntryId entry, RuleId rule, Refusal reason) implements Answer {}

  /// No rule says yes.
  record Gap(EntryId entry, Decision.Gap.Missing what) implements Answer {}
}
