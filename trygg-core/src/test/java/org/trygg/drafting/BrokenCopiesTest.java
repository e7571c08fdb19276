package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.drafting.BrokenCopies.broken;
import static org.trygg.drafting.Drafting.ENGLISH;
import static org.trygg.drafting.Drafting.PERIODS;
import static org.trygg.drafting.Drafting.POLICY;
import static org.trygg.drafting.Drafting.SWEDISH;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trygg.drafting.BrokenCopies.Broken;
import org.trygg.drafting.Drafting.Folder;
import org.trygg.faults.Fault;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Tree.Place;
import org.trygg.testkit.Promise;

/// One thing broken in a copy of ALLEATO's folder gives one fault, of its own rule, at its place.
class BrokenCopiesTest {
  static Stream<Broken> copies() {
    return BrokenCopies.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copies")
  void oneThingBrokenGivesOneFaultAtItsPlace(Broken broken) {
    Place place = broken.copy().placeOf(broken.file(), broken.at());

    assertThat(broken.copy().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.rule()).isEqualTo(broken.rule());
          assertThat(fault.file()).isEqualTo(broken.file());
          assertThat(new Place(fault.line(), fault.column())).isEqualTo(place);
          assertThat(fault.message()).isNotBlank();
        });
  }

  @Test
  void everyRuleIsBrokenBySomeCopy() {
    Set<FaultRule> shown = EnumSet.noneOf(FaultRule.class);
    copies().forEach(broken -> shown.add(broken.rule()));
    shown.add(FaultRule.FILE_MISSING); // the tests below
    shown.add(FaultRule.FILE_NOT_UTF8);

    assertThat(shown).containsExactlyInAnyOrder(FaultRule.values());
  }

  @Test
  void theUnbrokenCopyHasNoFault() {
    assertThat(Copy.ofAlleato().faults()).isEmpty();
  }

  @Test
  @Promise("P10")
  void aCategoryThatIsNeitherCustomerNorTrafficDataIsRejected() {
    String from = "    kind: customer\n    fields: {channel: text, received";

    assertThat(broken(POLICY, from, from.replace("customer", "other")).faults())
        .extracting(Fault::rule)
        .containsExactly(FaultRule.UNKNOWN_VALUE);
    assertThat(broken(POLICY, from, from.replace("    kind: customer\n", "")).faults())
        .extracting(Fault::rule)
        .containsExactly(FaultRule.MISSING_KEY);
  }

  @Test
  @Promise("P40")
  void aPurposeWithoutBasisOrWithTwoForOneCategoryIsRejected() {
    assertThat(BrokenCopies.all().filter(BrokenCopiesTest::isAboutBases))
        .hasSize(2)
        .allSatisfy(broken -> assertThat(broken.copy().read()).isInstanceOf(Draft.Faulty.class));
  }

  private static boolean isAboutBases(Broken broken) {
    return broken.rule() == FaultRule.PURPOSE_WITHOUT_BASIS
        || broken.rule() == FaultRule.BASES_CONTRADICT;
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(Copy.ofAlleato().without(ENGLISH).faults())
        .singleElement()
        .hasToString("notice.en.md:1:1: file-missing: this file cannot be read");
  }

  @Test
  void aFileOfAnotherEncodingIsAFault() {
    Map<String, byte[]> bytes = new HashMap<>();
    Copy.ofAlleato().files().forEach((f, t) -> bytes.put(f, t.getBytes(StandardCharsets.UTF_8)));
    bytes.put(SWEDISH, "# Å".getBytes(StandardCharsets.ISO_8859_1));
    Draft draft =
        Drafting.read(
            new Folder("", "2018-09-01", "alleato", bytes), new Folder("", "se", "law", bytes));

    assertThat(draft)
        .isInstanceOfSatisfying(
            Draft.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(Fault::rule)
                    .containsExactly(FaultRule.FILE_NOT_UTF8));
  }

  @Test
  void aSlipOfThePenIsAnsweredWithTheNameThatWasMeant() {
    assertThat(broken(POLICY, "third-country: true", "third-contry: true").faults())
        .singleElement()
        .asString()
        .matches("policy\\.yaml:\\d+:5: unknown-key: .*; did you mean \"third-country\"\\?");
    assertThat(broken(POLICY, "roles: [security]", "roles: [securtiy]").faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.didYouMean()).contains("security"));
    assertThat(broken(POLICY, "contract-end + 3 months", "contrat-end + 3 months").faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.didYouMean()).contains("contract-end"));
  }

  @ParameterizedTest
  @EnumSource(Grammar.Section.class)
  void aSlipInTheNameOfASectionIsOneFaultAndNothingThatFollowsFromIt(Grammar.Section section) {
    String slip = section.key().charAt(0) + section.key().substring(2);

    assertThat(broken(POLICY, "\n" + section.key() + ":\n", "\n" + slip + ":\n").faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.rule()).isEqualTo(FaultRule.UNKNOWN_KEY))
        .satisfies(fault -> assertThat(fault.didYouMean()).contains(section.key()));
  }

  @ParameterizedTest
  @EnumSource(value = Grammar.Section.class, mode = EnumSource.Mode.EXCLUDE, names = "CHANNELS")
  void aSectionThatIsMissingIsOneFault(Grammar.Section section) {
    assertThat(without(section).faults())
        .extracting(Fault::rule)
        .containsExactly(FaultRule.MISSING_KEY);
  }

  @Test
  void whoSendsNothingNamesNoChannel() {
    assertThat(without(Grammar.Section.CHANNELS).faults()).isEmpty();
  }

  private static Copy without(Grammar.Section section) {
    String text = Copy.ofAlleato().files().getOrDefault(POLICY, "");
    int from = text.indexOf("\n" + section.key() + ":\n") + 1;
    Matcher next = Pattern.compile("^[a-z]+:", Pattern.MULTILINE).matcher(text);
    int to = next.find(from + 1) ? next.start() : text.length();
    return Copy.ofAlleato().withFile(POLICY, text.substring(0, from) + text.substring(to));
  }

  @Test
  void allFaultsAreReportedInOneRun() {
    Copy copy =
        broken(POLICY, "third-country: true", "third-contry: true")
            .with(POLICY, "version: 2018-09-01\n", "version: 2018-13-01\n")
            .with(POLICY, "contract-end + 3 months", "contract-end plus 3 months")
            .with(POLICY, "roles: [security]", "roles: [securtiy]")
            .with(POLICY, "from: [cookies]", "from: [service-use]")
            .with(POLICY, "keeps: [P74]", "keeps: []")
            .with(POLICY, "control: access-report", "control: published-notice")
            .with(POLICY, "\n    law: LEK 8:1, 9:4\n", "\n")
            .with(ENGLISH, " {P24}", "")
            .with(SWEDISH, "## Kontakt {#contact}", "## Kontakt")
            .with(PERIODS, "months: 84", "months: many");

    assertThat(copy.faults())
        .extracting(Fault::rule)
        .containsExactlyInAnyOrder(
            FaultRule.UNKNOWN_KEY,
            FaultRule.BAD_DATE,
            FaultRule.BAD_PERIOD,
            FaultRule.UNKNOWN_NAME,
            FaultRule.SOURCE_UNUSED,
            FaultRule.RULE_WITHOUT_PROMISE,
            FaultRule.CONTROL_TWICE,
            FaultRule.OBLIGATION_WITHOUT_LAW,
            FaultRule.MARKER_MISSING,
            FaultRule.SECTION_WITHOUT_KEY,
            FaultRule.BAD_FORM);
    assertThat(copy.faults()).isSorted();
  }
}
