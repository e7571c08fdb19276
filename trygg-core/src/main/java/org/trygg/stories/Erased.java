package org.trygg.stories;

import java.time.LocalDate;
import org.trygg.policy.Lifespan.Erasure;

/// When a story expects something to be erased, in the words of story files: a date, `open` or
/// `held`.
public record Erased(String written) {
  /// While a use without a known end goes on.
  public static final String OPEN = "open";

  /// While a restriction or a hold without a known end keeps it.
  public static final String HELD = "held";

  /// What a lifespan says.
  static Erased of(Erasure erasure) {
    return switch (erasure) {
      case Erasure.On(LocalDate day) -> new Erased(day.toString());
      case Erasure.WhenUseEnds _ -> new Erased(OPEN);
      case Erasure.WhenReleased _ -> new Erased(HELD);
    };
  }
}
