package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;

/// A case: the occasion on which staff may act for the subject. Its kind fixes the purposes.
///
/// @param closed when it was closed; empty while it is open
public record Case(CaseRef ref, CaseKind kind, Instant opened, Optional<Instant> closed) {
  public boolean isOpenAt(Instant moment) {
    return !moment.isBefore(opened) && (closed.isEmpty() || moment.isBefore(closed.get()));
  }
}
