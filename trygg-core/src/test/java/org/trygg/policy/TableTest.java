package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Statutes;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.vocabulary.LegalBasis;

class TableTest {
  private static final Policy ALLEATO = Policies.alleato();

  @Test
  void twoBasesForTheSamePurposeAndCategoryAreRefused() {
    var other =
        new Rule.OfBasis(
            Policies.head("bases.other", "annan", "other", ""),
            Policies.BILLING,
            Set.of(Policies.CALL_LOG),
            LegalBasis.CONSENT,
            Form.IDENTIFIED,
            false);

    assertRefused(with(other), "bases.billing and bases.other say different things of the same");
  }

  @Test
  void twoPeriodsForTheSamePurposeAndCategoryAreRefused() {
    var other =
        new Rule.OfRetention(
            Policies.head("retention.other", "annan", "other", ""),
            Policies.FAULT,
            Set.of(Policies.SENSOR_LOG),
            Policies.ceiling(Anchor.COLLECTION, 7));

    assertRefused(with(other), "retention.fault and retention.other say different");
  }

  @Test
  void twoDeclarationsOfOnePurposeAreRefused() {
    var other =
        new Rule.OfPurpose(
            Policies.head("purposes.other", "annan", "other", ""), Policies.BILLING, true);

    assertRefused(with(other), "purposes.billing and purposes.other say different");
  }

  @Test
  void aBasisWithoutAPeriodIsRefused() {
    assertRefused(
        Policies.without(ALLEATO, "retention.offers"),
        "bases.offers lets consumption be used for marketing.offers, and no rule says until when");
  }

  @Test
  void everyFaultIsToldAtOnce() {
    Policy broken =
        Policies.without(Policies.without(ALLEATO, "retention.proof"), "retention.retained");

    assertThatThrownBy(() -> Decisions.of(broken))
        .hasMessageContaining("consent-proof be used for proof")
        .hasMessageContaining("retained-call be used for crime");
  }

  @Test
  void aPeriodFromSettlementNeedsTheLawOnPrescription() {
    var lawless =
        new Policy(ALLEATO.id(), ALLEATO.controller(), ALLEATO.rules(), new Statutes(Map.of()));

    assertRefused(lawless, "needs the law's prescription of claims");
  }

  private static Policy with(Rule rule) {
    return Policies.edited(ALLEATO, ALLEATO.id().version(), rule);
  }

  private static void assertRefused(Policy policy, String fault) {
    assertThatThrownBy(() -> Decisions.of(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }
}
