package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.closedCase;
import static org.trygg.policy.Standings.consent;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.noon;
import static org.trygg.policy.Standings.objection;
import static org.trygg.policy.Standings.openCase;
import static org.trygg.policy.Standings.restriction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trygg.calendar.Until;
import org.trygg.policy.Decision.Gap;
import org.trygg.policy.Decision.Permitted;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Request.Occasion;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.SubjectRef;

class DecisionsTest {
  private static final Decisions ALLEATO = Decisions.of(Policies.alleato());
  private static final Instant NOW = noon("2026-04-01");
  private static final String TODAY = "2026-04-01";
  private static final CaseRef REF = new CaseRef(Standings.id(9));
  private static final Occasion JOB = new Occasion.Job();
  private static final Standing CUSTOMER =
      NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01"))
          .with(contract(2, Policies.HOME_ALARM, "2020-01-01"));

  @Test
  void whatNoRuleSpeaksOfIsAGap() {
    assertThat(read(Category.of("unheard-of"), Policies.BILLING, JOB, CUSTOMER))
        .isEqualTo(new Gap(Gap.Missing.CATEGORY));
    assertThat(read(Policies.PROFILE, Purpose.of("curiosity"), JOB, CUSTOMER))
        .isEqualTo(new Gap(Gap.Missing.PURPOSE));
    assertThat(read(Policies.PROFILE, Policies.CRIME, JOB, CUSTOMER))
        .isEqualTo(new Gap(Gap.Missing.BASIS));
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void whatIsDiscardedAtOnceIsRefusedForEveryActAndPurpose(Act act) {
    for (Purpose purpose : Set.of(Policies.PROVISION, Policies.CRIME, Purpose.of("curiosity"))) {
      assertThat(decide(act, item(Policies.MESSAGE_CONTENT), purpose, JOB, CUSTOMER))
          .isEqualTo(refused("categories.message-content", Refusal.DISCARDED_AT_ONCE));
    }
  }

  @Test
  void thePurposeOfTheNarrowestRuleGoverns() {
    assertThat(read(Policies.CALL_LOG, Policies.FAULT, JOB, CUSTOMER))
        .isEqualTo(
            new Permitted(
                RuleId.of("bases.provision"),
                LegalBasis.CONTRACT,
                Masking.NONE,
                new Until.Day(LocalDate.of(2026, 10, 1))));
  }

  @Test
  @Promise("P23")
  void staffActInAnOpenCaseOfTheSubjectsOwn() {
    Category profile = Policies.PROFILE;
    Standing open = CUSTOMER.with(openCase(REF, Policies.FAULT_CASE, "2026-03-01"));
    Standing closed =
        CUSTOMER.with(closedCase(REF, Policies.FAULT_CASE, "2026-03-01", "2026-03-31"));
    Standing later = CUSTOMER.with(openCase(REF, Policies.FAULT_CASE, "2026-04-02"));
    Occasion support = new Occasion.InCase(Policies.SUPPORT, Optional.of(REF));
    Occasion noCase = new Occasion.InCase(Policies.SUPPORT, Optional.empty());

    assertThat(read(profile, Policies.FAULT, noCase, open)).isEqualTo(no(Refusal.CASE_MISSING));
    assertThat(read(profile, Policies.FAULT, support, CUSTOMER))
        .isEqualTo(no(Refusal.CASE_OF_ANOTHER_SUBJECT));
    assertThat(read(profile, Policies.FAULT, support, closed)).isEqualTo(no(Refusal.CASE_CLOSED));
    assertThat(read(profile, Policies.FAULT, support, later)).isEqualTo(no(Refusal.CASE_CLOSED));
    assertThat(read(profile, Policies.FAULT, support, open))
        .isEqualTo(
            new Permitted(
                RuleId.of("bases.provision"),
                LegalBasis.CONTRACT,
                new Masking(Set.of("personnummer")),
                new Until.Open()));
  }

  @Test
  @Promise("P23")
  void theCaseMustServeThePurposeAndTheRoleMustHaveTheDuty() {
    Occasion support = new Occasion.InCase(Policies.SUPPORT, Optional.of(REF));
    Occasion finance = new Occasion.InCase(Policies.FINANCE, Optional.of(REF));
    Occasion stranger = new Occasion.InCase(Role.of("stranger"), Optional.of(REF));
    Standing fault = with(Policies.FAULT_CASE);
    Standing complaint = with(Policies.COMPLAINT_CASE);

    assertThat(read(Policies.PROFILE, Policies.BILLING, support, fault))
        .isEqualTo(refused("cases.fault", Refusal.CASE_OF_ANOTHER_KIND));
    assertThat(read(Policies.PROFILE, Policies.FAULT, support, with(CaseKind.of("unheard-of"))))
        .isEqualTo(no(Refusal.CASE_OF_ANOTHER_KIND));
    assertThat(read(Policies.PROFILE, Policies.FAULT, finance, fault))
        .isEqualTo(refused("cases.fault", Refusal.ROLE_WITHOUT_DUTY));
    assertThat(read(Policies.PROFILE, Policies.FAULT, stranger, fault))
        .isEqualTo(refused("cases.fault", Refusal.ROLE_WITHOUT_DUTY));
    assertThat(read(Policies.PROFILE, Policies.BILLING, support, complaint))
        .isEqualTo(refused("roles.support", Refusal.ROLE_WITHOUT_DUTY));
    assertThat(read(Policies.HEALTH_NOTE, Policies.RIGHTS, support, with(Policies.RIGHTS_CASE)))
        .isEqualTo(refused("roles.support", Refusal.CATEGORY_OUTSIDE_ROLE));
    assertThat(read(Policies.PROFILE, Policies.BILLING, finance, complaint))
        .isInstanceOfSatisfying(
            Permitted.class, yes -> assertThat(yes.masking()).isEqualTo(Masking.NONE));
  }

  @Test
  void aMachineActsWithinItsRegistration() {
    Occasion provisioning =
        new Occasion.Registered(Set.of(Policies.PROVISION), Set.of(Policies.CALL_LOG));

    assertThat(read(Policies.CALL_LOG, Policies.FAULT, provisioning, CUSTOMER))
        .isInstanceOf(Permitted.class);
    assertThat(read(Policies.CALL_LOG, Policies.BILLING, provisioning, CUSTOMER))
        .isEqualTo(refused("bases.billing", Refusal.PURPOSE_NOT_REGISTERED));
    assertThat(read(Policies.PROFILE, Policies.FAULT, provisioning, CUSTOMER))
        .isEqualTo(no(Refusal.CATEGORY_NOT_REGISTERED));
  }

  @Test
  void aSubjectActsOnItsOwnDataOnly() {
    var other = new Occasion.OwnData(new SubjectRef(Standings.id(2)));
    var self = new Occasion.OwnData(Standings.SUBJECT);

    assertThat(read(Policies.PROFILE, Policies.RIGHTS, other, CUSTOMER))
        .isEqualTo(refused("bases.rights", Refusal.NOT_OWN_DATA));
    assertThat(read(Policies.PROFILE, Policies.RIGHTS, self, CUSTOMER))
        .isInstanceOf(Permitted.class);
  }

  @Test
  @Promise("P39")
  void onlyTheServicesHeldOnTheDayLetDataBeCollected() {
    Standing telephonyOnly = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2026-03-31"));
    Item sensor = item(Policies.SENSOR_LOG);
    Item lateCall = item(Policies.CALL_LOG);
    Item call = Item.of(Policies.CALL_LOG, LocalDate.of(2026, 3, 31), Policies.TELEPHONY);
    Item odd = Item.of(Policies.CALL_LOG, LocalDate.of(2026, 3, 31), Policies.HOME_ALARM);

    assertThat(collect(sensor, Policies.FAULT, telephonyOnly))
        .isEqualTo(refused("services.home-alarm", Refusal.SERVICE_NOT_HELD));
    assertThat(collect(lateCall, Policies.FAULT, telephonyOnly))
        .isEqualTo(refused("services.telephony", Refusal.SERVICE_NOT_HELD));
    assertThat(collect(odd, Policies.FAULT, CUSTOMER))
        .isEqualTo(refused("services.telephony", Refusal.SERVICE_NOT_HELD));
    assertThat(collect(call, Policies.FAULT, telephonyOnly)).isInstanceOf(Permitted.class);
    assertThat(collect(item(Policies.PROFILE), Policies.PROVISION, NEW))
        .isInstanceOf(Permitted.class);
  }

  @Test
  void collectingSpecialCategoriesNeedsAnExplicitConsent() {
    Item note = item(Policies.HEALTH_NOTE);

    assertThat(collect(note, Policies.ALARM, CUSTOMER))
        .isEqualTo(refused("categories.health-note", Refusal.EXPLICIT_CONSENT_MISSING));
    assertThat(collect(note, Policies.ALARM, CUSTOMER.with(consent(Policies.ALARM, "2026-01-01"))))
        .isInstanceOf(Permitted.class);
  }

  @Test
  @Promise("P107")
  void restrictedDataIsStoredAndUsedOnlyDespiteIt() {
    Standing restricted = CUSTOMER.with(restriction("2026-03-01"));
    Standing consenting = restricted.with(consent(Policies.OFFERS, "2026-01-01"));
    Item sensor = item(Policies.SENSOR_LOG);

    for (Act act : Set.of(Act.READ, Act.CHANGE, Act.DISCLOSE)) {
      assertThat(decide(act, sensor, Policies.ALARM, JOB, restricted))
          .isEqualTo(refused("bases.alarm", Refusal.RESTRICTED));
      assertThat(decide(act, sensor, Policies.RIGHTS, JOB, restricted))
          .isInstanceOf(Permitted.class);
    }
    assertThat(read(Policies.CONSUMPTION, Policies.OFFERS, JOB, consenting))
        .isInstanceOf(Permitted.class);
    assertThat(read(Policies.CONSUMPTION, Policies.OFFERS, JOB, restricted))
        .isEqualTo(refused("bases.offers", Refusal.RESTRICTED));
  }

  @Test
  @Promise("P49")
  void neitherARestrictionNorAnObjectionDisablesAnAlarm() {
    Standing restricted =
        CUSTOMER.with(restriction("2026-03-01")).with(objection(Policies.ALARM, "2026-03-01"));

    assertThat(collect(item(Policies.SENSOR_LOG), Policies.ALARM, restricted))
        .isInstanceOf(Permitted.class);
  }

  @Test
  @Promise("P63")
  void trafficDataIsForOffersOnlyWithConsentToThem() {
    Standing toOther = CUSTOMER.with(consent(Policies.DEVELOPMENT, "2026-01-01"));
    Standing toIt = CUSTOMER.with(consent(Policies.OFFERS, "2026-01-01"));
    Standing toBroader = CUSTOMER.with(consent(Policies.MARKETING, "2026-01-01"));
    Standing withdrawn = CUSTOMER.with(consent(Policies.OFFERS, "2026-01-01", "2026-03-01"));

    for (Standing without : Set.of(CUSTOMER, toOther, withdrawn)) {
      assertThat(read(Policies.CONSUMPTION, Policies.OFFERS, JOB, without))
          .isEqualTo(refused("bases.offers", Refusal.CONSENT_MISSING));
    }
    for (Standing with : Set.of(toIt, toBroader)) {
      assertThat(read(Policies.CONSUMPTION, Policies.OFFERS, JOB, with))
          .isInstanceOf(Permitted.class);
    }
  }

  @Test
  @Promise("P103")
  void anObjectionStopsWhatRestsOnLegitimateInterestUntilItIsOverridden() {
    Purpose development = Policies.DEVELOPMENT;
    Standing pending = CUSTOMER.with(objection(development, "2026-03-01"));
    Standing overridden = CUSTOMER.with(objection(development, "2026-03-01", "2026-03-20"));
    Standing toContract = CUSTOMER.with(objection(Policies.PROVISION, "2026-03-01"));

    assertThat(anonymised(Policies.PROFILE, development, pending))
        .isEqualTo(refused("bases.development-customer", Refusal.OBJECTED));
    assertThat(anonymised(Policies.PROFILE, development, overridden)).isInstanceOf(Permitted.class);
    assertThat(read(Policies.PROFILE, Policies.PROVISION, JOB, toContract))
        .isInstanceOf(Permitted.class);
  }

  @Test
  @Promise({"P58", "P59"})
  void developmentGetsAnonymisedDataOnlyAndTrafficDataOnlyWithConsent() {
    Standing consenting = CUSTOMER.with(consent(Policies.DEVELOPMENT, "2026-01-01"));

    assertThat(read(Policies.PROFILE, Policies.DEVELOPMENT, JOB, CUSTOMER))
        .isEqualTo(refused("bases.development-customer", Refusal.ANONYMISED_ONLY));
    assertThat(anonymised(Policies.PROFILE, Policies.DEVELOPMENT, CUSTOMER))
        .isInstanceOf(Permitted.class);
    assertThat(anonymised(Policies.SENSOR_LOG, Policies.DEVELOPMENT, CUSTOMER))
        .isEqualTo(refused("bases.development-traffic", Refusal.CONSENT_MISSING));
    assertThat(anonymised(Policies.SENSOR_LOG, Policies.DEVELOPMENT, consenting))
        .isInstanceOf(Permitted.class);
  }

  @Test
  @Promise("P71")
  void aLapsedPurposeIsRefusedThoughAnotherStillKeepsTheData() {
    Item oldCall = Item.of(Policies.CALL_LOG, LocalDate.of(2025, 10, 1), Policies.TELEPHONY);
    Standing owing = CUSTOMER.with(Standings.invoiceFor(1, "2025-10-01"));

    assertThat(decide(Act.READ, oldCall, Policies.FAULT, JOB, owing))
        .isEqualTo(refused("retention.fault", Refusal.LAPSED));
    assertThat(decide(Act.READ, oldCall, Policies.BILLING, JOB, owing))
        .isInstanceOf(Permitted.class);
  }

  @Test
  void thePeriodEndsAtMidnightWhereTheControllerIs() {
    Item call = Item.of(Policies.CALL_LOG, LocalDate.of(2026, 7, 1), Policies.TELEPHONY);
    var request = new Request(Act.READ, call, Policies.FAULT, Form.IDENTIFIED, JOB);

    assertThat(ALLEATO.decide(request, CUSTOMER, Instant.parse("2026-12-31T22:59:59Z")))
        .isInstanceOf(Permitted.class);
    assertThat(ALLEATO.decide(request, CUSTOMER, Instant.parse("2026-12-31T23:30:00Z")))
        .isEqualTo(refused("retention.fault", Refusal.LAPSED));
  }

  @Test
  void theFirstReasonInOrderIsTheOneGiven() {
    Occasion staff = new Occasion.InCase(Policies.SUPPORT, Optional.empty());
    Standing everythingWrong =
        CUSTOMER.with(restriction("2026-03-01")).with(objection(Policies.MARKETING, "2026-03-01"));
    Item old = Item.of(Policies.CONSUMPTION, LocalDate.of(2020, 1, 1));

    assertThat(decide(Act.READ, old, Policies.OFFERS, staff, everythingWrong))
        .isEqualTo(refused("bases.offers", Refusal.CASE_MISSING));
    assertThat(decide(Act.READ, old, Policies.OFFERS, JOB, everythingWrong))
        .isEqualTo(refused("bases.offers", Refusal.RESTRICTED));
    assertThat(decide(Act.COLLECT, old, Policies.OFFERS, JOB, everythingWrong))
        .isEqualTo(refused("bases.offers", Refusal.CONSENT_MISSING));
  }

  private static Standing with(CaseKind kind) {
    return CUSTOMER.with(openCase(REF, kind, "2026-03-01"));
  }

  private static Decision read(
      Category category, Purpose purpose, Occasion occasion, Standing standing) {
    return decide(Act.READ, item(category), purpose, occasion, standing);
  }

  private static Decision collect(Item item, Purpose purpose, Standing standing) {
    return decide(Act.COLLECT, item, purpose, JOB, standing);
  }

  private static Decision anonymised(Category category, Purpose purpose, Standing standing) {
    var request = new Request(Act.READ, item(category), purpose, Form.ANONYMISED, JOB);
    return ALLEATO.decide(request, standing, NOW);
  }

  private static Decision decide(
      Act act, Item item, Purpose purpose, Occasion occasion, Standing standing) {
    return ALLEATO.decide(
        new Request(act, item, purpose, Form.IDENTIFIED, occasion), standing, NOW);
  }

  private static Item item(Category category) {
    return Item.of(category, LocalDate.parse(TODAY));
  }

  /// A refusal by the rule that would have let services be provided.
  private static Decision no(Refusal reason) {
    return refused("bases.provision", reason);
  }

  private static Decision refused(String rule, Refusal reason) {
    return new Refused(RuleId.of(rule), reason);
  }
}
