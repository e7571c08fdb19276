package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.invoiceFor;
import static org.trygg.policy.Standings.noon;
import static org.trygg.policy.Standings.objection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trygg.policy.Decision.Gap;
import org.trygg.policy.Decision.Refused;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;

class ExplanationTest {
  private static final Policy POLICY = Policies.alleato();
  private static final Decisions ALLEATO = Decisions.of(POLICY);
  private static final Explanation SV = new Explanation(POLICY, Language.SV);
  private static final Explanation EN = new Explanation(POLICY, Language.EN);
  private static final Item CALL =
      Item.of(Policies.CALL_LOG, LocalDate.of(2026, 1, 10), Policies.TELEPHONY);
  private static final Item PROFILE = Item.of(Policies.PROFILE, LocalDate.of(2026, 1, 10));

  @Test
  @Promise("P08")
  void saysUntilWhenAndWhy() {
    Lifespan lifespan = ALLEATO.lifespan(CALL, NEW, noon("2026-02-01"));

    assertThat(EN.of(lifespan))
        .contains(
            "Fault help: usable until 2026-07-10,"
                + " 6 months after collection on 2026-01-10 (P55, P79, P81).",
            "Offers: not usable, because"
                + " there is no consent, or it has been withdrawn (P63, P83).",
            "Erased 2026-07-10.");
    assertThat(SV.of(lifespan))
        .contains(
            "Felhjälp: får användas fram till 2026-07-10,"
                + " 6 månader efter insamlingen 2026-01-10 (P55, P79, P81).",
            "Erbjudanden: får inte användas, eftersom"
                + " samtycke saknas eller har återkallats (P63, P83).",
            "Raderas 2026-07-10.");
  }

  @Test
  @Promise("P76")
  void anOpenClaimIsToldWithTheDayOnWhichItIsTimeBarred() {
    Standing owing = NEW.with(invoiceFor(1, "2026-01-01"));

    Lifespan lifespan = ALLEATO.lifespan(CALL, owing, noon("2026-02-01"));

    assertThat(EN.of(lifespan))
        .contains(
            "Billing: usable until 2031-01-31, 24 months after the claim is time-barred on 2029-01-31,"
                + " or after it is settled if that comes first (P55, P76, P77, LEK 9:2).");
    assertThat(SV.of(lifespan))
        .contains(
            "Fakturering: får användas fram till 2031-01-31, 24 månader efter att fordran"
                + " preskriberas 2029-01-31, eller efter att den regleras om det sker dessförinnan"
                + " (P55, P76, P77, LEK 9:2).");
  }

  @Test
  void theBooksAreToldWithTheirLawAndLastDay() {
    Item invoice = Item.of(Policies.INVOICE, LocalDate.of(2025, 5, 2));

    assertThat(EN.of(ALLEATO.lifespan(invoice, NEW, noon("2026-02-01"))))
        .contains(
            "Bookkeeping: usable until 2033-01-01, 7 years after the end of 2025, in which the"
                + " fiscal year ended, through 2032-12-31 (P65, P74, P78, BFL 7:2).",
            "Erased 2033-01-01.");
  }

  @Test
  void aRunningContractAndAnObjectionAreTold() {
    Standing customer =
        NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01"))
            .with(objection(Policies.MARKETING, "2026-01-20"));

    assertThat(EN.of(ALLEATO.lifespan(PROFILE, customer, noon("2026-02-01"))))
        .contains(
            "Our services: usable until further notice,"
                + " while the contract runs and for 24 months after (P55, P72, P73).",
            "Marketing: not usable, because an objection stands (P63, P72, P73).",
            "No date of erasure yet: a use goes on.");
  }

  @Test
  void whatKeepsDataIsTold() {
    Standing held =
        NEW.with(
                Standings.hold(
                    Policies.CALL_LOG, "2026-01-15", Optional.of(LocalDate.of(2027, 6, 1))))
            .with(Standings.restriction("2026-01-20"));

    assertThat(EN.of(ALLEATO.lifespan(CALL, held, noon("2027-02-01"))))
        .contains(
            "Not erased while processing is restricted (GDPR 18).",
            "Not erased before 2027-06-01: an authority has ordered that the data is preserved (RB 27:16).",
            "No date of erasure yet: the data must stay.");
  }

  @Test
  void whatIsOverIsToldAsOver() {
    assertThat(EN.of(ALLEATO.lifespan(CALL, NEW, noon("2026-07-10"))))
        .anyMatch(line -> line.startsWith("Fault help: was usable until 2026-07-10, 6 months"));
    assertThat(SV.of(ALLEATO.lifespan(CALL, NEW, noon("2026-07-09"))))
        .anyMatch(line -> line.startsWith("Felhjälp: får användas fram till 2026-07-10"));
  }

  @Test
  void aPermitIsToldWithItsBasis() {
    var request =
        new Request(
            Request.Act.READ, CALL, Policies.FAULT, Form.IDENTIFIED, new Request.Occasion.Job());
    Decision yes = ALLEATO.decide(request, NEW, noon("2026-02-01"));

    assertThat(EN.of(yes)).isEqualTo("Allowed until 2026-07-10: contract (P55).");
    assertThat(SV.of(yes)).isEqualTo("Tillåtet fram till 2026-07-10: avtal (P55).");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  @Promise("P08")
  void everyRefusalHasPlainWordsThatNameThePromise(Refusal reason) {
    var refused = new Refused(RuleId.of("bases.provision"), reason);

    assertThat(EN.of(refused)).matches("[A-Z].* \\(P55\\)\\.");
    assertThat(SV.of(refused)).matches("[A-ZÅÄÖ].* \\(P55\\)\\.");
    assertThat(SV.of(refused)).isNotEqualTo(EN.of(refused));
  }

  @ParameterizedTest
  @EnumSource(Gap.Missing.class)
  void everyGapHasPlainWords(Gap.Missing what) {
    assertThat(EN.of(new Gap(what))).endsWith(".").isEqualTo(what.words().en());
    assertThat(SV.of(new Gap(what))).endsWith(".").isEqualTo(what.words().sv());
  }

  @Test
  void theLanguagesAreNeverMixed() {
    var swedish = new ArrayList<String>();
    var english = new ArrayList<String>();
    var worlds = new Worlds(12);
    for (int i = 0; i < 2_000; i++) {
      Item item = worlds.item();
      Standing standing = worlds.standing();
      Lifespan lifespan = ALLEATO.lifespan(item, standing, worlds.moment());
      swedish.addAll(SV.of(lifespan));
      english.addAll(EN.of(lifespan));
    }
    for (Refusal reason : Refusal.values()) {
      swedish.add(reason.words().sv());
      english.add(reason.words().en());
    }
    var onlyEnglish = Pattern.compile("\\b(the|is|and|after|until|months?|years?|of|while|it)\\b");
    var onlySwedish =
        Pattern.compile("[åäöÅÄÖ]|\\b(och|inte|efter|till|av|det|uppgifterna|ett|en)\\b");

    assertThat(swedish).noneMatch(text -> onlyEnglish.matcher(text).find());
    assertThat(english).noneMatch(text -> onlySwedish.matcher(text).find());
  }

  @Test
  void everyUseOfEveryCategoryIsTold() {
    for (var category : Worlds.CATEGORIES) {
      Lifespan lifespan =
          ALLEATO.lifespan(Item.of(category, LocalDate.of(2026, 1, 10)), NEW, noon("2026-02-01"));
      List<Purpose> purposes = lifespan.uses().stream().map(Lifespan.Use::purpose).toList();

      assertThat(EN.of(lifespan)).hasSize(purposes.size() + 1);
    }
  }
}
