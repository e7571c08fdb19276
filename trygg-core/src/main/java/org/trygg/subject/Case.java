package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;

/// A case: the occasion on which staff may act for the subject. Its kind fixes the purposes.
///
/// @param closed when it was closed; empty while it is open
public record Case(CaseRef ref, CaseKind kind, Instant opened, Optional<Instant> closed) {
  /// The same case, closed at the moment.
  public Case closedAt(Instant moment) {
    return new Case(ref, kind, opened, Optional.of(moment));
  }

  public boolean isOpenAt(Instant moment) {
    return !moment.isBefore(opened) && (closed.isEmpty() || moment.isBefore(closed.get()));
  }
}
