package org.trygg.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Receipt;
import org.trygg.passage.Requester;
import org.trygg.policy.Decision;
import org.trygg.policy.Refusal;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Role;

class AccessReportTest {
  private static final Role PRIVACY = Role.of("privacy");

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void fill() {
    house = new House(folder);
  }

  @Test
  @Promise({"P94", "P95"})
  void theSubjectIsGivenEverythingInFilesThatAnyProgramReads() {
    assertThat(house.files(Language.SV).keySet())
        .containsExactly(
            "kunddata/identity.json",
            "kunddata/contact.json",
            "kunddata/credential.json",
            "kunddata/correspondence.json",
            "trafikdata/ip-log/2026-10.csv",
            "trafikdata/ip-log/2026-11.csv",
            "tjanster.json",
            "samtycken.json",
            "begaran.json",
            "mottagare.json",
            "andamal.json",
            "bevarat.json",
            "behandlingslogg.json",
            "index.html",
            "kvitto.tlog-proof",
            "manifest.json");
    assertThat(house.files(Language.EN).keySet())
        .contains("customer-data/identity.json", "traffic-data/ip-log/2026-10.csv")
        .contains(
            "consents.json",
            "requests.json",
            "recipients.json",
            "purposes.json",
            "kept-and-why.json")
        .contains("processing-log.json", "receipt.tlog-proof")
        .noneMatch(name -> name.startsWith("kund") || name.startsWith("trafik"));
  }

  @Test
  void whatTheReportHoldsIsWhatTheGateCounts() {
    SequencedMap<String, String> files = house.files(Language.SV);

    var reported = new TreeMap<String, Long>();
    files.forEach((name, content) -> {
      if (name.startsWith("kunddata/")) {
        reported.merge(
            name.replaceAll(".*/|\\.json", ""), count(content, "\"collected\""), Long::sum);
      } else if (name.startsWith("trafikdata/")) {
        reported.merge(
            name.replaceAll("^[^/]*/|/.*", ""), (long) Csvs.parse(content).size() - 1, Long::sum);
      }
    });
    Map<String, Long> held =
        house.gate.holdings(House.ANNA).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.category().name(), TreeMap::new, Collectors.counting()));
    assertThat(reported).isEqualTo(held); // each segment of this house holds one event
    assertThat(count(house.file(Language.SV, "bevarat.json"), "\"erased\":"))
        .isEqualTo(held.values().stream().mapToLong(n -> n).sum());
  }

  @Test
  @Promise("P13")
  void aPasswordIsNamedAndNeverTold() {
    for (Language language : Language.values()) {
      SequencedMap<String, String> files = house.files(language);

      assertThat(files.values()).noneMatch(content -> content.contains("argon2"));
    }
    assertThat(house.file(Language.SV, "kunddata/credential.json"))
        .contains("\"user-id\":\"anna\"")
        .contains("\"password\":\"lagrat som hash\"");
    assertThat(house.file(Language.EN, "customer-data/credential.json"))
        .contains("\"password\":\"stored as hash\"");
  }

  @Test
  @Promise("P14")
  void whatTheSubjectWroteIsThereWithWhereItCameFrom() {
    assertThat(house.file(Language.SV, "kunddata/correspondence.json"))
        .contains("\"source\":\"customer\"")
        .contains("Hej \\\"du\\\",\\nhej");
  }

  @Test
  @Promise("P12")
  void everyServiceIsThereWithItsContractAndTheDaysOnWhichItWasUsed() {
    assertThat(house.file(Language.SV, "tjanster.json"))
        .isEqualTo(
            """
            {"services":[{"service":"internet","means":"Bredband.",\
            "contracts":[{"started":"2026-01-01"}],\
            "use":[{"category":"ip-log","days":2,"first":"2026-10-30","last":"2026-11-02"}]}]}\
            """);
    assertThat(house.file(Language.EN, "index.html"))
        .contains("<td>Broadband.</td>", "<td>2026-01-01–</td>")
        .contains("Days: 2, 2026-10-30–2026-11-02.");
  }

  @Test
  @Promise("P06")
  void thePageHasTheSevenHeadingsOfTheNoticeInItsOwnLanguageOnly() {
    assertThat(headings(house.file(Language.SV, "index.html")))
        .containsExactly(
            "Vilka typer av data vi har",
            "Hur vi skyddar din data",
            "Var vi får data ifrån",
            "Vad data används till",
            "Hur länge data sparas",
            "Vilka vi lämnar ut data till",
            "Du bestämmer över din data");
    assertThat(headings(house.file(Language.EN, "index.html")))
        .containsExactly(
            "What types of data we have",
            "How we protect your data",
            "Where we get data from",
            "What data is used for",
            "How long data is kept",
            "Who we disclose data to",
            "You decide over your data");
  }

  @Test
  void whatIsHeldIsShownOnThePageAndNeverRunsThere() {
    assertThat(house.file(Language.SV, "index.html"))
        .contains("<td>Anna Åkesson</td>")
        .contains("&lt;b&gt;Ås&lt;/b&gt;")
        .doesNotContain("<b>", "<script", "http://", "https://");
  }

  @Test
  void noSpreadsheetTakesAValueForAFormula() {
    List<List<String>> october =
        Csvs.parse(house.file(Language.SV, "trafikdata/ip-log/2026-10.csv"));
    List<List<String>> november =
        Csvs.parse(house.file(Language.SV, "trafikdata/ip-log/2026-11.csv"));
    int session = october.getFirst().indexOf("session");
    int seconds = october.getFirst().indexOf("session-time");

    assertThat(october.getFirst()).startsWith("at", "type", "source");
    assertThat(october.get(1).getFirst()).isEqualTo("2026-10-30T10:00:00+01:00");
    assertThat(october.get(1).get(session)).isEqualTo("'=cmd|' /C calc'!A0");
    assertThat(november.get(1).get(session)).isEqualTo("a,b");
    assertThat(november.get(1).get(seconds)).isEqualTo("-5");
  }

  @Test
  @Promise("P08")
  void everyItemThatIsKeptSaysWhyAndUntilWhen() {
    String kept = house.file(Language.SV, "bevarat.json");

    assertThat(kept)
        .contains("\"until\":\"2027-04-30\",\"legalBasis\":\"GDPR 6(1)(b)\"")
        .contains("6 månader efter insamlingen 2026-10-30 (P54, P55, P79, P81).")
        .contains("\"erasedOn\":\"2027-04-30\",\"erased\":\"Raderas 2027-04-30.\"")
        .contains("\"erased\":\"Inget raderingsdatum ännu: en användning pågår.\"");
  }

  @Test
  @Promise("P25")
  void theSubjectSeesWhatWasDoneAndTheDutyOfWhoDidItButNotTheirAccount() {
    var rights = new CaseRef(UUID.randomUUID());
    var staff = Requester.staff("account-seven", PRIVACY, Optional.of(rights));
    house.gate.openCase(staff, House.ANNA, CaseKind.of("rights"), rights);

    SequencedMap<String, String> files = house.files(Language.SV);

    assertThat(files.get("behandlingslogg.json"))
        .contains("\"action\":\"OPEN_CASE\"", "\"role\":\"privacy\"", "\"action\":\"DELIVER\"");
    assertThat(files.values()).noneMatch(content -> content.contains("account-seven"));
  }

  @Test
  void theReceiptProvesThatTheDeliveryIsInTheLog() {
    Receipt receipt = Receipt.parse(house.file(Language.SV, "kvitto.tlog-proof"));

    assertThat(house.findings(receipt)).isEmpty();
    assertThat(receipt.leaf().entry().what().action()).isEqualTo(org.trygg.ledger.Action.DELIVER);
  }

  @Test
  void theManifestHasTheHashOfEveryOtherFile() throws Exception {
    SequencedMap<String, String> files = house.files(Language.SV);
    String manifest = files.remove("manifest.json");

    for (Map.Entry<String, String> each : files.entrySet()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(each.getValue().getBytes(UTF_8));
      assertThat(manifest)
          .contains(
              "{\"name\":\"%s\",\"sha256\":\"%s\"}"
                  .formatted(each.getKey(), HexFormat.of().formatHex(hash)));
    }
    assertThat(manifest).contains("\"policy\":\"alleato/2018-09-01\"", "\"schemaVersion\":1");
  }

  @Test
  void staffWithoutACaseAreRefused() {
    var staff = Requester.staff("account-seven", PRIVACY, Optional.empty());

    assertThat(house.report(staff, Language.SV))
        .isInstanceOfSatisfying(
            AccessReport.Reply.Refused.class,
            no ->
                assertThat(no.decision())
                    .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.CASE_MISSING)));
  }

  @Test
  void whatTheSubjectHasRequestedIsToldStepByStepAndNotWhoTookThem() {
    house.requestThatIsRefused("account-seven", "account-eight");

    SequencedMap<String, String> files = house.files(Language.SV);
    String requests = house.file(Language.EN, "requests.json");

    assertThat(requests)
        .contains(
            "\"demand\":\"erasure\",\"means\":\"To have data erased.\"",
            "\"categories\":[\"contact\",\"identity\"]",
            "\"received\":\"2026-11-18T11:00:00+01:00\",\"due\":\"2026-12-18\"",
            "\"status\":\"REJECTED\"",
            "\"step\":\"ACKNOWLEDGED\",\"at\":\"2026-11-20T11:00:00+01:00\"",
            "\"doubt\":\"DETAILS_DIFFER\"",
            "\"reason\":\"LEGAL_OBLIGATION\",\"reasonMeans\":\"A law demands that data is kept.\"")
        .containsOnlyOnce("LEGAL_OBLIGATION");
    assertThat(files.get("begaran.json")).contains("\"means\":\"Att uppgifter raderas.\"");
    assertThat(files.values())
        .noneMatch(content -> content.contains("account-seven"))
        .noneMatch(content -> content.contains("account-eight"));
  }

  @Test
  void thePageTellsOfRequestsInItsOwnLanguageOnly() {
    assertThat(house.file(Language.SV, "index.html")).doesNotContain("Det du har begärt av oss");
    house.requestThatIsRefused("account-seven", "account-eight");

    assertThat(house.file(Language.SV, "index.html"))
        .contains("<h3>Det du har begärt av oss</h3>", "<td>Att uppgifter raderas.</td>")
        .contains("2026-11-20: Avslaget. En lag kräver att uppgifterna sparas.")
        .contains("Svar senast 2026-12-18.")
        .doesNotContain("Refused", "account-seven", "account-eight");
    assertThat(house.file(Language.EN, "index.html"))
        .contains("<h3>What you have requested of us</h3>", "<td>To have data erased.</td>")
        .contains("2026-11-20: Refused. A law demands that data is kept.")
        .doesNotContain("Avslaget", "account-seven", "account-eight");
  }

  private static List<String> headings(String html) {
    return Pattern.compile("<h2>(.*?)</h2>")
        .matcher(html)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part))
        .matcher(text)
        .results()
        .map(MatchResult::start)
        .count();
  }
}
