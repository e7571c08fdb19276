package org.trygg.stories;

import java.time.LocalDate;
import org.trygg.calendar.Until;

/// Until when a story expects something to be usable for a purpose, in the words of story files: a
/// date, `open` or `never`.
public record Usable(String written) {
  /// No end is known.
  public static final String OPEN = "open";

  /// Not at all; also where the policy has no basis for it.
  public static final String NEVER = "never";

  /// What a lifespan says.
  static Usable of(Until until) {
    return switch (until) {
      case Until.Open _ -> new Usable(OPEN);
      case Until.Day(LocalDate end) -> new Usable(end.toString());
      case Until.Never _ -> new Usable(NEVER);
    };
  }
}
