package org.trygg.passage;

import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.vocabulary.SubjectRef;

/// Whom an identifier leads to; each answer names the ledger entry that tells who asked.
public sealed interface Found {
  EntryId entry();

  /// One subject and no other.
  ///
  /// @param certain whether nothing had to be inferred to name it
  record One(EntryId entry, SubjectRef subject, boolean certain) implements Found {}

  /// More than one subject; none is named.
  record Several(EntryId entry, int count) implements Found {}

  /// Nobody known.
  record Nobody(EntryId entry) implements Found {}

  /// Not answered, by a rule.
  record Refused(EntryId entry, Refusal reason) implements Found {}

  /// Not answered, since no rule says yes.
  record Unruled(EntryId entry, Decision.Gap.Missing what) implements Found {}
}
