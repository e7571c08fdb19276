package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Statutes;
import org.trygg.policy.Form;
import org.trygg.policy.Policy;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.policy.RetentionPeriod.Range;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;

class AlleatoPolicyTest {
  private static final Draft.Sound SOUND = sound();
  private static final Policy POLICY = SOUND.policy();

  private static Draft.Sound sound() {
    return switch (Drafting.read(Copy.ALLEATO, Copy.LAW)) {
      case Draft.Sound sound -> sound;
      case Draft.Faulty faulty -> fail(faulty.faults().toString());
    };
  }

  @Test
  void eachOfThe112PromisesIsKeptByARule() {
    var promises = IntStream.rangeClosed(1, 112).mapToObj(PromiseId::new).toList();

    assertThat(POLICY.rulesByPromise().keySet()).containsExactlyElementsOf(promises);
  }

  @Test
  void itIsThePolicyOfItsFolder() {
    assertThat(POLICY.id()).hasToString("alleato/2018-09-01");
    assertThat(POLICY.controller().contact()).isEqualTo("support@alleato.se");
    assertThat(POLICY.controller().zone().getId()).isEqualTo("Europe/Stockholm");
  }

  @Test
  void bookkeepingIsADutyOfSevenYearsFromTheEndOfTheFiscalYear() {
    assertThat(period("retention.books"))
        .isEqualTo(
            new After(Anchor.FISCAL_YEAR_END, 84, Limit.DUTY, Optional.empty(), Optional.empty()));
  }

  @Test
  void faultLogsAreKeptForSixMonthsOutOfSixToTwentyFour() {
    assertThat(period("retention.traffic-fault"))
        .isEqualTo(
            new After(
                Anchor.COLLECTION,
                6,
                Limit.CEILING,
                Optional.of(new Range(6, 24)),
                Optional.empty()));
  }

  @Test
  void trafficDataIsForConveyanceAndNeverForOffersWithoutConsent() {
    Coverage coverage = Coverage.of(POLICY);

    assertThat(basis(coverage, "ip-log", "provision.conveyance")).contains(LegalBasis.CONTRACT);
    assertThat(basis(coverage, "ip-log", "direct-marketing.offers")).isEmpty();
    assertThat(basis(coverage, "usage", "direct-marketing.offers")).contains(LegalBasis.CONSENT);
    assertThat(basis(coverage, "cookie", "provision.conveyance")).isEmpty();
  }

  @Test
  void theRuleForTheNarrowerPurposeGoesBeforeTheBroaderOne() {
    Coverage coverage = Coverage.of(POLICY);

    assertThat(cover(coverage, "usage", "direct-marketing.statistics").basis().orElseThrow().form())
        .isEqualTo(Form.ANONYMISED);
    assertThat(cover(coverage, "usage", "direct-marketing.offers").basis().orElseThrow().form())
        .isEqualTo(Form.IDENTIFIED);
  }

  @Test
  void whatIsDiscardedAtOnceIsInNoGroup() {
    assertThat(POLICY.rulesOf(Rule.OfBasis.class))
        .isNotEmpty()
        .noneMatch(rule -> rule.categories().contains(Category.of("message-content")));
  }

  @Test
  void consentIsAskedInWordsOfItsOwnForEachRule() {
    assertThat(SOUND.wordings().keySet())
        .containsExactlyInAnyOrder(
            RuleId.of("basis.development-traffic"),
            RuleId.of("basis.marketing-traffic"),
            RuleId.of("basis.marketing-statistics-traffic"),
            RuleId.of("channel.social"),
            RuleId.of("channel.sms"),
            RuleId.of("channel.email"));
  }

  @Test
  void theLawIsReadByTheDayFromWhichItHolds() {
    LocalDate day = LocalDate.of(2018, 9, 1);

    assertThat(POLICY.statutes().months(Statutes.Name.ACCOUNTING_RECORDS, day)).isEqualTo(84);
    assertThat(POLICY.statutes().months(Statutes.Name.CONSUMER_CLAIM_PRESCRIPTION, day))
        .isEqualTo(36);
  }

  private static RetentionPeriod period(String id) {
    Rule rule = POLICY.rule(RuleId.of(id)).orElseThrow();
    return ((Rule.OfRetention) rule).period();
  }

  private static Optional<LegalBasis> basis(Coverage coverage, String category, String purpose) {
    return cover(coverage, category, purpose).basis().map(Rule.OfBasis::basis);
  }

  private static Coverage.Cover cover(Coverage coverage, String category, String purpose) {
    return coverage.covers().stream()
        .filter(cover -> cover.category().equals(Category.of(category)))
        .filter(cover -> cover.purpose().equals(Purpose.of(purpose)))
        .findFirst()
        .orElseThrow();
  }
}
