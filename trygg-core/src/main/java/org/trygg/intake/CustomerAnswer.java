package org.trygg.intake;

import java.util.List;
import java.util.UUID;
import org.trygg.forms.Flaw;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.SubjectRef;

/// What became of something told about a customer.
public sealed interface CustomerAnswer {
  /// It was taken.
  ///
  /// @param ids of what was made new, such as contracts, in the order given; or of what was changed
  /// @param receipts one for each fact and each item; a fact may be kept while its item is refused,
  ///   since its period is over
  record Done(SubjectRef subject, List<UUID> ids, List<Receipt> receipts)
      implements CustomerAnswer {}

  /// It could not be read; all that is wrong with it.
  record Flawed(List<Flaw> flaws) implements CustomerAnswer {}

  /// It was not kept, and nothing was changed.
  record Refused(Receipt receipt) implements CustomerAnswer {}

  /// There is already a subject with that personal identity number; which one is not told.
  record Conflict(EntryId entry) implements CustomerAnswer {}

  /// There is no such subject, or nothing of that id.
  record NotThere() implements CustomerAnswer {}
}
