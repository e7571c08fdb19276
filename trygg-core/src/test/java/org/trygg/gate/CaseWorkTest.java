package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.all;
import static org.trygg.gate.GateWorld.withoutCase;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Why;
import org.trygg.passage.Answer;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.Found;
import org.trygg.passage.Outcome;
import org.trygg.passage.Reading;
import org.trygg.passage.Requester;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// What work in each kind of case may see, and for what the ledger says that it was seen.
class CaseWorkTest {
  private static final ServiceName INTERNET = ServiceName.of("internet");
  private static final Category ORDER = Category.of("order");
  private static final Category IP_LOG = Category.of("ip-log");

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aCustomerWithAnOrderAndALog() {
    world = new GateWorld(InMemoryStores.empty(), keys);
    anna = world.customer(INTERNET);
    kept(world.tell(anna, ORDER, Map.of("number", "17", "product", "router")));
    kept(world.submit(world.event(anna, IP_LOG, INTERNET, Map.of("session", "s/1"))));
  }

  @Test
  @Promise("P47")
  void aCustomerIsKnownByItsPersonnummerWhichIsShownInPartAndForThatPurpose() {
    var personnummer = Identifier.of(IdentifierKind.PERSONNUMMER, GateWorld.PERSONNUMMER);
    Requester support = world.inCase(anna, "support", "contact");

    assertThat(world.gate().find(withoutCase("support"), personnummer))
        .isInstanceOfSatisfying(Found.One.class, one -> assertThat(one.subject()).isEqualTo(anna));
    assertThat(world.shown(support, all(anna, IDENTITY)))
        .singleElement()
        .satisfies(one ->
            assertThat(one.fields().value("personnummer").orElse(""))
                .endsWith("82")
                .doesNotContain("1985"));
    assertThat(why().purpose()).contains(Purpose.of("provision.identification"));
    assertThat(why().legalBasis()).contains(LegalBasis.CONTRACT);
  }

  @Test
  @Promise("P48")
  void anOrderIsHandledInAnOrderCaseOnTheContract() {
    Requester support = world.inCase(anna, "support", "order");

    assertThat(product(support)).isEqualTo("router");
    assertThat(why().purpose()).contains(Purpose.of("provision.order"));
    assertThat(why().legalBasis()).contains(LegalBasis.CONTRACT);
    assertThat(refusal(withoutCase("support"), all(anna, ORDER))).isEqualTo(Refusal.CASE_MISSING);
    assertThat(refusal(world.inCase(anna, "network", "fault"), all(anna, ORDER)))
        .isEqualTo(Refusal.CATEGORY_OUTSIDE_ROLE);
  }

  @Test
  @Promise("P54")
  void aFaultIsMendedWithTheLogsOfSixMonthsAndOnlyInAFaultCase() {
    var forFaults = all(anna, IP_LOG).toServe(Purpose.of("provision.fault"));

    world.on("2026-07-09");
    assertThat(world.shown(world.inCase(anna, "support", "fault"), forFaults)).hasSize(1);
    assertThat(why().purpose()).contains(Purpose.of("provision.fault"));
    assertThat(why().legalBasis()).contains(LegalBasis.CONTRACT);
    assertThat(refusal(world.inCase(anna, "support", "contact"), forFaults))
        .isEqualTo(Refusal.CASE_OF_ANOTHER_KIND);

    world.on("2026-07-10");
    assertThat(refusal(world.inCase(anna, "support", "fault"), forFaults))
        .isEqualTo(Refusal.LAPSED);
  }

  @Test
  @Promise("P60")
  void marketingReachesCustomersForItsOwnServicesOnly() {
    Requester marketing = world.inCase(anna, "marketing", "marketing");
    var forPartners = Purpose.of("direct-marketing.partners");

    assertThat(product(marketing)).isEqualTo("router");
    assertThat(why().purpose()).contains(Purpose.of("direct-marketing"));
    assertThat(why().legalBasis()).contains(LegalBasis.LEGITIMATE_INTEREST);
    assertThat(world.gate().read(marketing, all(anna, ORDER).toServe(forPartners)))
        .isInstanceOfSatisfying(
            Answer.Gap.class,
            gap -> assertThat(gap.what()).isEqualTo(Decision.Gap.Missing.PURPOSE));
    assertThat(world.gate().read(marketing, all(anna, IP_LOG))).isInstanceOf(Answer.Gap.class);
  }

  @Test
  @Promise({"P66", "P68"})
  void misuseIsLookedIntoByThoseWhoKeepTheNetsSecureAndSalesSeeNothingOfIt() {
    Requester security = world.inCase(anna, "security", "abuse");
    var againstMisuse = all(anna, IP_LOG).toServe(Purpose.of("abuse-prevention"));

    assertThat(world.shown(security, all(anna, IDENTITY))).hasSize(1);
    assertThat(why().legalBasis()).contains(LegalBasis.CONTRACT);
    assertThat(world.shown(security, againstMisuse)).hasSize(1);
    assertThat(why().legalBasis()).contains(LegalBasis.LEGAL_OBLIGATION);

    assertThat(opened("marketing", "abuse")).isInstanceOf(CaseAnswer.Refused.class);
    assertThat(refusal(world.inCase(anna, "marketing", "marketing"), againstMisuse))
        .isEqualTo(Refusal.CASE_OF_ANOTHER_KIND);

    world.on("2026-07-10");
    assertThat(refusal(world.inCase(anna, "security", "abuse"), againstMisuse))
        .isEqualTo(Refusal.LAPSED);
  }

  private CaseAnswer opened(String role, String kind) {
    return world
        .gate()
        .openCase(
            withoutCase(role), anna, CaseKind.of(kind), new CaseRef(new UUID(0x4000L, 1L << 63)));
  }

  /// The product of the one order that is shown.
  private String product(Requester by) {
    var shown = world.shown(by, all(anna, ORDER));
    assertThat(shown).hasSize(1);
    return shown.getFirst().fields().value("product").orElse("");
  }

  /// Why the last thing in the ledger was done.
  private Why why() {
    return world.entries(anna).getLast().leaf().entry().why();
  }

  private Refusal refusal(Requester by, Reading reading) {
    return ((Answer.Refused) world.gate().read(by, reading)).reason();
  }

  private static void kept(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Kept.class);
  }
}
