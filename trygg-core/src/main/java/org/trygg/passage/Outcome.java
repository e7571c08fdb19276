package org.trygg.passage;

import java.util.Optional;
import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.RuleId;

/// What became of a submission. Each outcome names the ledger entry that tells of it.
public sealed interface Outcome {
  EntryId entry();

  /// Kept, for the purpose by which it could be kept.
  record Kept(EntryId entry, Purpose purpose) implements Outcome {}

  /// Thrown away, as the notice says of its category; nothing of it was stored.
  record Discarded(EntryId entry) implements Outcome {}

  /// Set aside, sealed and on a short clock, until the privacy officer has looked at it.
  record Quarantined(EntryId entry, Why why) implements Outcome {}

  /// Not kept, by a rule.
  record Refused(EntryId entry, RuleId rule, Refusal reason) implements Outcome {}

  /// Not kept, since no rule says yes, and nothing that could be set aside: a fact on which
  /// decisions depend is true or it is not there.
  record Unruled(EntryId entry, Decision.Gap.Missing what) implements Outcome {}

  /// Not kept, since there is no such subject.
  record Nobody(EntryId entry) implements Outcome {}

  /// Why something was set aside.
  enum Why {
    UNKNOWN_CATEGORY,
    UNKNOWN_PURPOSE,
    NO_LEGAL_BASIS,
    UNKNOWN_FIELD,
    UNKNOWN_SUBJECT,
    SERVICE_NOT_HELD
  }

  /// Why it was not kept; empty when it was.
  default Optional<Reason> code() {
    return switch (this) {
      case Kept _ -> Optional.empty();
      case Discarded _ -> Optional.of(Reason.of(Refusal.DISCARDED_AT_ONCE));
      case Quarantined(_, Why why) -> Optional.of(Reason.of(why));
      case Refused(_, _, Refusal reason) -> Optional.of(Reason.of(reason));
      case Nobody _ -> Optional.of(Reason.of(Why.UNKNOWN_SUBJECT));
      case Unruled(_, Decision.Gap.Missing what) -> Optional.of(what.reason());
    };
  }
}
