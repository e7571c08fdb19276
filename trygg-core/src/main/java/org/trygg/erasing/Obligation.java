package org.trygg.erasing;

import org.trygg.policy.Lifespan;
import org.trygg.policy.RetentionPeriod;
import org.trygg.vocabulary.LegalBasis;

/// Whether something must stay although the subject wants it gone.
///
/// It must while a law demands it, while it is needed for a contract that still runs or a claim
/// that is still open, and while a hold or a restriction keeps it. Law: GDPR Art. 17(1)(a),
/// 17(3)(b) and (e), 18(2).
public final class Obligation {
  private Obligation() {}

  static boolean keeps(Lifespan lifespan) {
    return !lifespan.keepers().isEmpty()
        || lifespan.uses().stream().anyMatch(use -> keeps(use, lifespan));
  }

  private static boolean keeps(Lifespan.Use use, Lifespan lifespan) {
    if (use.retention().period() instanceof RetentionPeriod.WhileHeld
        || !use.until().allows(lifespan.asOf())) {
      return false;
    }
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
