package org.trygg.fulfilment;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trygg.policy.Lifespan;
import org.trygg.policy.RetentionPeriod;
import org.trygg.vocabulary.LegalBasis;

/// What keeps something, for each reason that one may want it gone or changed.
public final class Grounds {
  private Grounds() {}

  /// What keeps it although the subject wants it erased: a law while it demands it, a contract that
  /// still runs or a claim that is still open, a hold or a restriction. Law: GDPR Art. 17(1)(a),
  /// 17(3)(b) and (e), 18(2).
  public static List<Ground> againstErasure(Lifespan lifespan) {
    return Stream.concat(uses(lifespan, Grounds::isStrongerThanTheWish), keepers(lifespan))
        .toList();
  }

  /// What keeps it when the subject ends some uses of it, and wants nothing else.
  static List<Ground> remaining(Lifespan lifespan) {
    return Stream.concat(uses(lifespan, _ -> true), keepers(lifespan)).toList();
  }

  /// What keeps it from being changed: books, and what is held as evidence.
  static List<Ground> againstChange(Lifespan lifespan) {
    return Stream.concat(
            uses(lifespan, Grounds::isBookkeeping),
            keepers(lifespan)
                .filter(each ->
                    each instanceof Ground.ByKeeper(Lifespan.Keeper keeper)
                        && keeper instanceof Lifespan.Keeper.ByHold))
        .toList();
  }

  /// Whether the use is one that the law on books demands.
  public static boolean isBookkeeping(Lifespan.Use use) {
    return use.retention().period() instanceof RetentionPeriod.After after
        && after.anchor() == RetentionPeriod.Anchor.FISCAL_YEAR_END;
  }

  private static Stream<Ground> uses(Lifespan lifespan, Predicate<Lifespan.Use> which) {
    return lifespan.uses().stream()
        .filter(use -> isOfItself(use) && use.until().allows(lifespan.asOf()))
        .filter(which)
        .map(Ground.ByUse::new);
  }

  private static Stream<Ground> keepers(Lifespan lifespan) {
    return lifespan.keepers().stream().map(Ground.ByKeeper::new);
  }

  /// A use that lasts only as long as another keeps nothing by itself.
  private static boolean isOfItself(Lifespan.Use use) {
    return !(use.retention().period() instanceof RetentionPeriod.WhileHeld);
  }

  private static boolean isStrongerThanTheWish(Lifespan.Use use) {
    LegalBasis basis = use.basis().basis();
    return switch (use.why()) {
      case Lifespan.Why.GoingOn _, Lifespan.Why.ClaimOpen _ ->
          basis == LegalBasis.CONTRACT || basis == LegalBasis.LEGAL_OBLIGATION;
      case Lifespan.Why.Counted _ -> basis == LegalBasis.LEGAL_OBLIGATION;
      case Lifespan.Why.WithTheRest _,
          Lifespan.Why.AtOnce _,
          Lifespan.Why.ConsentMissing _,
          Lifespan.Why.Objected _ ->
          false;
    };
  }
}
