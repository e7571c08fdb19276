package org.trygg.outbox;

import org.trygg.vocabulary.SubjectRef;

/// What the gate tells listeners after the commit. Told at least once, in order for one subject.
public record Told(Kind kind, SubjectRef subject) {
  /// What happened.
  public enum Kind {
    /// The subject's standing changed, and with it perhaps the lifespan of everything held.
    STANDING_CHANGED,
    /// Something held on the subject was rectified or completed; recipients are to know of it: GDPR
    /// Art. 19.
    RECTIFIED
  }
}
