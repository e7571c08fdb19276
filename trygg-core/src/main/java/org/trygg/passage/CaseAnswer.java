package org.trygg.passage;

import org.trygg.ledger.EntryId;
import org.trygg.policy.Refusal;
import org.trygg.vocabulary.CaseRef;

/// What the gate answers to opening or closing a case.
public sealed interface CaseAnswer {
  EntryId entry();

  /// The case is open.
  record Opened(EntryId entry, CaseRef caseRef) implements CaseAnswer {}

  /// The case is closed.
  record Closed(EntryId entry, CaseRef caseRef) implements CaseAnswer {}

  /// The role has no such duty, or there is no such open case of this subject's.
  record Refused(EntryId entry, Refusal reason) implements CaseAnswer {}
}
