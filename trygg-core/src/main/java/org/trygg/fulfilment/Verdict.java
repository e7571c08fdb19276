package org.trygg.fulfilment;

import java.util.List;
import org.trygg.requests.Result.Fate;

/// What becomes of one thing held when a request by right is carried out.
public sealed interface Verdict {
  /// It is erased.
  record Erased() implements Verdict {}

  /// It stays as it is.
  ///
  /// @param grounds everything that keeps it, never none
  record Kept(List<Ground> grounds) implements Verdict {
    /// @throws IllegalArgumentException if there is no ground
    public Kept {
      if (grounds.isEmpty()) {
        throw new IllegalArgumentException("What is kept is kept on some ground");
      }
      grounds = List.copyOf(grounds);
    }
  }

  /// It is put right.
  record Corrected() implements Verdict {}

  /// It is stored and little else: GDPR Art. 18(2).
  record Restricted() implements Verdict {}

  /// The subject gets it.
  record Delivered() implements Verdict {}

  /// The subject does not get it by this right.
  record Withheld(Obstacle obstacle) implements Verdict {}

  /// Why the subject does not get something by a right that gives less than access does.
  enum Obstacle {
    /// Neither given by the subject nor left by its use: Art. 20(1).
    NOT_PROVIDED,
    /// It rests neither on consent nor on a contract: Art. 20(1)(a).
    OTHER_BASIS
  }

  /// The kind of it.
  default Fate fate() {
    return switch (this) {
      case Erased _ -> Fate.ERASED;
      case Kept _ -> Fate.KEPT;
      case Corrected _ -> Fate.CORRECTED;
      case Restricted _ -> Fate.RESTRICTED;
      case Delivered _ -> Fate.DELIVERED;
      case Withheld _ -> Fate.WITHHELD;
    };
  }
}
