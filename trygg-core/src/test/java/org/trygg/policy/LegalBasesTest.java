package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.consent;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.noon;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Until;
import org.trygg.gate.GateWorld;
import org.trygg.policy.Decision.Gap;
import org.trygg.policy.Decision.Permitted;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Request.Occasion;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.ServiceName;

/// On what ALLEATO's own policy lets each purpose rest: every category and purpose is asked about.
class LegalBasesTest {
  private static final Policy ALLEATO = GateWorld.alleato().policy();
  private static final Decisions DECISIONS = Decisions.of(ALLEATO);
  private static final String TODAY = "2026-03-10";
  private static final Purpose CONVEYANCE = Purpose.of("provision.conveyance");
  private static final Purpose DEVELOPMENT = Purpose.of("development");

  /// One who holds a service, and has said yes to everything that is asked.
  private static final Standing WILLING =
      NEW.with(contract(1, ServiceName.of("internet"), "2026-01-01"))
          .with(consent(DEVELOPMENT, "2026-01-01"));

  /// What the policy answers for one category and one purpose.
  private record Answered(Rule.OfCategory category, Purpose purpose, Decision decision) {
    boolean isPermitted() {
      return decision instanceof Permitted;
    }

    LegalBasis basis() {
      return ((Permitted) decision).basis();
    }

    Rule.OfBasis rule() {
      RuleId id = ((Permitted) decision).rule();
      return (Rule.OfBasis) ALLEATO.rule(id).orElseThrow();
    }
  }

  @Test
  @Promise("P55")
  void theServicesAreProvidedOnTheContractAlone() {
    List<Answered> permitted = permitted("provision");

    assertThat(permitted).extracting(Answered::basis).containsOnly(LegalBasis.CONTRACT);
    assertThat(permitted)
        .extracting(each -> each.purpose().path())
        .contains(
            "provision.identification",
            "provision.order",
            "provision.communication",
            "provision.alarm",
            "provision.conveyance",
            "provision.billing",
            "provision.complaint",
            "provision.credit-check",
            "provision.fault");
  }

  @Test
  @Promise("P65")
  void whatTheLawRequiresRestsOnTheLawThatIsNamed() {
    List<Answered> permitted = permitted("legal-compliance");

    assertThat(permitted).extracting(Answered::basis).containsOnly(LegalBasis.LEGAL_OBLIGATION);
    assertThat(permitted)
        .extracting(each -> each.purpose().path())
        .contains(
            "legal-compliance.bookkeeping",
            "legal-compliance.rights",
            "legal-compliance.disclosure",
            "legal-compliance.accountability");
    assertThat(permitted)
        .allSatisfy(each -> assertThat(each.rule().head().law().orElse("")).matches(".* .*\\d.*"));
  }

  @Test
  @Promise({"P43", "P65"})
  void ofOneWhoHasLeftEveryDutyOfTheLawHasItsStatuteAndItsLastDay() {
    Standing left =
        NEW.with(contract(1, ServiceName.of("internet"), "2020-01-01", "2026-01-31"))
            .with(consent(DEVELOPMENT, "2026-01-01", "2026-02-01"));
    var uses = new ArrayList<Lifespan.Use>();
    for (Rule.OfCategory each : ALLEATO.rulesOf(Rule.OfCategory.class)) {
      uses.addAll(Decisions.of(ALLEATO).lifespan(item(each.category()), left, noon(TODAY)).uses());
    }

    List<Lifespan.Use> duties =
        uses.stream()
            .filter(use -> use.basis().basis() == LegalBasis.LEGAL_OBLIGATION)
            .filter(use -> use.until().allows(LocalDate.parse(TODAY)))
            .toList();

    assertThat(duties)
        .extracting(use -> use.purpose().path())
        .contains("legal-compliance.bookkeeping", "abuse-prevention");
    assertThat(duties)
        .allSatisfy(use -> {
          assertThat(use.until()).isInstanceOf(Until.Day.class);
          assertThat(use.basis().head().law().orElse("")).matches(".* .*\\d.*");
        });
  }

  @Test
  @Promise("P68")
  void misuseIsFoughtOnTheContractWithCustomerDataAndOnTheLawWithTrafficData() {
    for (Answered each : permitted("abuse-prevention")) {
      switch (each.category().nature().kind()) {
        case CUSTOMER -> assertThat(each.basis()).isEqualTo(LegalBasis.CONTRACT);
        case TRAFFIC -> {
          assertThat(each.basis()).isEqualTo(LegalBasis.LEGAL_OBLIGATION);
          assertThat(each.rule().head().law().orElse("")).contains("LEK", "9:4");
        }
      }
    }
    assertThat(permitted("abuse-prevention"))
        .extracting(each -> each.category().nature().kind())
        .contains(DataKind.CUSTOMER, DataKind.TRAFFIC);
  }

  @Test
  @Promise("P16")
  void trafficDataIsThereToConveyAndAnythingElseTakesARuleOfItsOwn() {
    Policy conveyanceOnly =
        without(rule -> rule instanceof Rule.OfBasis basis && !basis.purpose().equals(CONVEYANCE));
    Policy withoutConveyance =
        without(rule -> rule instanceof Rule.OfBasis basis && basis.purpose().equals(CONVEYANCE));

    assertThat(ofTraffic(conveyanceOnly).stream().filter(Answered::isPermitted))
        .extracting(each -> each.category().category().name() + " " + each.purpose())
        .containsExactlyInAnyOrder(
            "ip-log provision.conveyance",
            "mail-log provision.conveyance",
            "message-log provision.conveyance",
            "sensor-log provision.conveyance",
            "system-log provision.conveyance",
            "usage provision.conveyance",
            "web-visit provision.conveyance");
    assertThat(ofTraffic(conveyanceOnly).stream().filter(each -> !each.isPermitted()))
        .extracting(Answered::decision)
        .containsOnly(new Gap(Gap.Missing.BASIS));
    assertThat(ofTraffic(withoutConveyance).stream().filter(Answered::isPermitted))
        .isNotEmpty()
        .noneMatch(each -> each.purpose().equals(CONVEYANCE));
  }

  @Test
  @Promise("P56")
  void servicesAreDevelopedWithoutKnowingWhoseTheDataIs() {
    assertThat(answers(ALLEATO, Form.IDENTIFIED).stream().filter(this::isOfDevelopment))
        .isNotEmpty()
        .noneMatch(Answered::isPermitted);
    assertThat(answers(ALLEATO, Form.ANONYMISED).stream().filter(this::isOfDevelopment))
        .filteredOn(Answered::isPermitted)
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(
                    answered(DECISIONS, each.category(), each.purpose(), Form.IDENTIFIED)
                        .decision())
                .isEqualTo(new Refused(each.rule().id(), Refusal.ANONYMISED_ONLY)));
  }

  private boolean isOfDevelopment(Answered each) {
    return each.purpose().isWithin(DEVELOPMENT);
  }

  private static List<Answered> permitted(String broad) {
    return answers(ALLEATO, Form.IDENTIFIED).stream()
        .filter(each -> each.purpose().isWithin(Purpose.of(broad)))
        .filter(Answered::isPermitted)
        .toList();
  }

  /// The answers on traffic data that is kept at all.
  private static List<Answered> ofTraffic(Policy policy) {
    return answers(policy, Form.IDENTIFIED).stream()
        .filter(each -> each.category().nature().kind() == DataKind.TRAFFIC)
        .filter(each -> !each.category().nature().discardedAtOnce())
        .toList();
  }

  private static List<Answered> answers(Policy policy, Form form) {
    Decisions decisions = Decisions.of(policy);
    List<Rule.OfPurpose> purposes = policy.rulesOf(Rule.OfPurpose.class);
    return policy.rulesOf(Rule.OfCategory.class).stream()
        .flatMap(category ->
            purposes.stream().map(each -> answered(decisions, category, each.purpose(), form)))
        .toList();
  }

  private static Answered answered(
      Decisions decisions, Rule.OfCategory category, Purpose purpose, Form form) {
    var request =
        new Request(Act.READ, item(category.category()), purpose, form, new Occasion.Job());
    return new Answered(category, purpose, decisions.decide(request, WILLING, noon(TODAY)));
  }

  private static Item item(Category category) {
    return Item.of(category, LocalDate.parse(TODAY), ServiceName.of("internet"));
  }

  private static Policy without(Predicate<Rule> gone) {
    var rules = new LinkedHashMap<RuleId, Rule>();
    ALLEATO.rules().values().stream()
        .filter(gone.negate())
        .forEach(rule -> rules.put(rule.id(), rule));
    return new Policy(ALLEATO.id(), ALLEATO.controller(), rules, ALLEATO.statutes());
  }
}
