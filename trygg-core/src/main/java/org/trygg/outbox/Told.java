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
    RECTIFIED,
    /// A request by right of the subject is to be answered in a week or less: GDPR Art. 12(3).
    REQUEST_DUE_IN_A_WEEK,
    /// The same in three days or less.
    REQUEST_DUE_IN_THREE_DAYS,
    /// The day to answer a request by right of the subject has passed.
    REQUEST_MISSED
  }
}
