package org.trygg.server.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.CaseRef;

/// Which mails have been taken. Used inside a transaction.
public interface MailStore {
  /// Writes down a mail; waits for whoever is taking the same.
  ///
  /// @return false if it was taken already; then the transaction is to be undone
  boolean put(Taken taken);

  Optional<Taken> find(UUID message);

  /// Writes down how far the answer to a mail is.
  void answered(UUID message, Taken.Answer answer);

  /// How many answers the sender got, or is to get, to mails taken since.
  int answersSince(UUID sender, Instant since);

  /// The case that one of the mails belongs to.
  ///
  /// @param ids hashes of their ids alone
  Optional<CaseRef> caseOf(Collection<UUID> ids);

  /// Forgets mails whose case is gone, and those without a case taken before the moment; returns
  /// how many.
  int forget(Instant before);
}
