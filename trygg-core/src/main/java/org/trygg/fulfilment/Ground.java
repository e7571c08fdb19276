package org.trygg.fulfilment;

import java.time.LocalDate;
import java.util.Optional;
import org.trygg.calendar.Until;
import org.trygg.policy.Lifespan;

/// Why something stays although the subject wants it gone or changed.
public sealed interface Ground {
  /// A use that the subject cannot end.
  record ByUse(Lifespan.Use use) implements Ground {}

  /// A restriction or a hold.
  record ByKeeper(Lifespan.Keeper keeper) implements Ground {}

  /// It tells what happened, and stays as it was; the subject's words are put beside it: GDPR Art.
  /// 16, second sentence.
  record AsItHappened() implements Ground {}

  /// The first day on which it is no ground any more; empty while no end is known.
  default Optional<LocalDate> until() {
    return switch (this) {
      case ByUse(Lifespan.Use use) ->
          use.until() instanceof Until.Day(LocalDate end) ? Optional.of(end) : Optional.empty();
      case ByKeeper(Lifespan.Keeper keeper) -> keeper.until();
      case AsItHappened _ -> Optional.empty();
    };
  }

  /// The path of the rule that it rests on, or `hold`, `restriction` or `as-it-happened`.
  default String code() {
    return switch (this) {
      case ByUse(Lifespan.Use use) -> use.retention().id().path();
      case ByKeeper(Lifespan.Keeper keeper) ->
          switch (keeper) {
            case Lifespan.Keeper.ByHold _ -> "hold";
            case Lifespan.Keeper.ByRestriction _ -> "restriction";
          };
      case AsItHappened _ -> "as-it-happened";
    };
  }

  /// The law that the policy names for it, such as `BFL 7:2`; empty if it names none.
  default Optional<String> law() {
    return switch (this) {
      case ByUse(Lifespan.Use use) -> use.retention().head().law().or(use.basis().head()::law);
      case ByKeeper _, AsItHappened _ -> Optional.empty();
    };
  }
}
