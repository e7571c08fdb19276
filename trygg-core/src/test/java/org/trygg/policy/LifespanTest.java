package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.closedCase;
import static org.trygg.policy.Standings.consent;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.demanded;
import static org.trygg.policy.Standings.invoiceFor;
import static org.trygg.policy.Standings.noon;
import static org.trygg.policy.Standings.openCase;
import static org.trygg.policy.Standings.paid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.calendar.Until;
import org.trygg.policy.Lifespan.Erasure;
import org.trygg.policy.Lifespan.Why;
import org.trygg.subject.Consent;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

class LifespanTest {
  private static final Decisions ALLEATO = Decisions.of(Policies.alleato());
  private static final Decisions BROKEN = Decisions.of(Policies.alleato(Policies.BROKEN_YEARS));
  private static final CaseRef COMPLAINT = new CaseRef(Standings.id(7));

  @ParameterizedTest(name = "contract ended {0}: profile erased {1}")
  @CsvSource({
    "2024-02-29, 2026-02-28", // no 29 February in 2026
    "2024-01-31, 2026-01-31", // a Saturday: a ceiling does not move to a working day
    "2022-12-24, 2024-12-24", // nor past a holiday
    "2026-11-30, 2028-11-30",
  })
  @Promise("P73")
  void theProfileGoesTwentyFourMonthsAfterTheContractAndNoDayLater(String ended, LocalDate erased) {
    Standing left = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", ended));

    Lifespan lifespan = ALLEATO.lifespan(item(Policies.PROFILE, "2020-01-01"), left, noon(ended));

    assertThat(lifespan.erasure()).isEqualTo(new Erasure.On(erased));
  }

  @Test
  @Promise("P72")
  void theProfileHasNoEndWhileOneContractRuns() {
    Standing customer =
        NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2021-01-01"))
            .with(contract(2, Policies.HOME_ALARM, "2020-01-01"));

    Lifespan lifespan =
        ALLEATO.lifespan(item(Policies.PROFILE, "2020-01-01"), customer, noon("2040-01-01"));

    assertThat(lifespan.erasure()).isEqualTo(new Erasure.WhenUseEnds());
    assertThat(lifespan.uses()).allMatch(use -> use.until() instanceof Until.Open);
  }

  @Test
  void aContractThatIsSignedAndHasYetToStartKeepsTheProfile() {
    Standing customer =
        NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2021-01-01"))
            .with(contract(2, Policies.TELEPHONY, "2023-06-01"));

    assertThat(erasure(ALLEATO, item(Policies.PROFILE, "2020-01-01"), customer, "2022-12-01"))
        .isEqualTo(new Erasure.WhenUseEnds());
  }

  @Test
  void whoNeverSignedAContractIsKeptFromTheContact() {
    assertThat(erasure(ALLEATO, item(Policies.PROFILE, "2024-05-10"), NEW, "2024-05-10"))
        .isEqualTo(on("2026-05-10"));
  }

  @Test
  void aNewContactLongAfterTheContractCountsFromItself() {
    Standing former = NEW.with(contract(1, Policies.TELEPHONY, "2015-01-01", "2017-01-01"));

    assertThat(erasure(ALLEATO, item(Policies.PROFILE, "2024-05-10"), former, "2024-05-10"))
        .isEqualTo(on("2026-05-10"));
    assertThat(erasure(ALLEATO, item(Policies.PROFILE, "2018-12-31"), former, "2018-12-31"))
        .isEqualTo(on("2019-01-01"));
  }

  @ParameterizedTest(name = "call ended {0}: erased {1}")
  @CsvSource({
    "2026-08-31, 2027-03-01", // kept through 28 February
    "2026-03-15, 2026-09-16",
    "2027-08-31, 2028-03-01", // kept through 29 February
  })
  void aDutyIsKeptThroughItsLastDay(String ended, LocalDate erased) {
    assertThat(erasure(ALLEATO, item(Policies.RETAINED_CALL, ended), NEW, ended))
        .isEqualTo(new Erasure.On(erased));
  }

  @ParameterizedTest(name = "invoice of {0}, broken years {1}: kept through {2}")
  @CsvSource({
    "2024-05-02, true,  2032-12-31", // the year ends 2025-04-30: 8 years and 8 months
    "2025-04-30, true,  2032-12-31",
    "2025-05-01, true,  2033-12-31", // the year ends 2026-04-30
    "2026-04-30, true,  2033-12-31",
    "2018-11-01, true,  2027-12-31", // a first year of 18 months
    "2025-01-01, false, 2032-12-31",
    "2025-12-31, false, 2032-12-31",
    "2026-01-01, false, 2033-12-31",
  })
  @Promise({"P74", "P78"})
  void anInvoiceIsKeptThroughTheSeventhYearAfterItsFiscalYear(
      LocalDate issued, boolean broken, LocalDate through) {
    Invoice invoice = invoiceIssued(issued);
    Item item = document(invoice);
    Standing standing = NEW.with(paid(invoice, issued.toString()));

    Lifespan lifespan =
        (broken ? BROKEN : ALLEATO).lifespan(item, standing, noon(issued.toString()));

    assertThat(lifespan.erasure()).isEqualTo(new Erasure.On(through.plusDays(1)));
    assertThat(until(lifespan, Policies.BOOKKEEPING)).isEqualTo(new Until.Day(through.plusDays(1)));
  }

  @Test
  @Promise({"P76", "P77"})
  void callsAreKeptUntilTheClaimIsSettledAndTwentyFourMonths() {
    Item call = call("2026-03-10");
    Invoice march = invoiceFor(1, "2026-03-01");

    assertThat(billing(call, NEW.with(march))).isEqualTo(day("2031-03-31"));
    assertThat(billing(call, NEW.with(paid(march, "2026-04-30")))).isEqualTo(day("2028-04-30"));
  }

  @Test
  @Promise("P76")
  void everyDemandStartsPrescriptionAnew() {
    Invoice march = demanded(invoiceFor(1, "2026-03-01"), "2028-01-15", "2027-06-01");

    Lifespan lifespan = ALLEATO.lifespan(call("2026-03-10"), NEW.with(march), noon("2028-02-01"));

    assertThat(until(lifespan, Policies.BILLING)).isEqualTo(day("2033-01-15"));
    assertThat(use(lifespan, Policies.BILLING).why())
        .isEqualTo(new Why.ClaimOpen(LocalDate.of(2031, 1, 15), 24));
  }

  @Test
  void theLatestOfSeveralInvoicesGoverns() {
    Standing standing =
        NEW.with(paid(invoiceFor(1, "2026-03-01"), "2026-04-30"))
            .with(paid(invoiceFor(2, "2026-03-01"), "2026-09-30"));

    assertThat(billing(call("2026-03-10"), standing)).isEqualTo(day("2028-09-30"));
  }

  @Test
  void whatNoInvoiceHasChargedCountsFromCollection() {
    Standing aprilOnly = NEW.with(invoiceFor(1, "2026-04-01"));

    assertThat(billing(call("2026-03-10"), aprilOnly)).isEqualTo(day("2026-09-10"));
  }

  @Test
  void aCaseFileHasNoEndWhileItsCaseIsOpenOrUnknown() {
    Item file =
        new Item(
            Policies.CASE_FILE,
            LocalDate.of(2026, 1, 10),
            Optional.empty(),
            Optional.empty(),
            Optional.of(COMPLAINT));
    var closed = closedCase(COMPLAINT, Policies.COMPLAINT_CASE, "2026-01-10", "2026-02-28");

    assertThat(erasure(ALLEATO, file, NEW, "2026-01-10")).isEqualTo(new Erasure.WhenUseEnds());
    assertThat(
            erasure(
                ALLEATO,
                file,
                NEW.with(openCase(COMPLAINT, Policies.COMPLAINT_CASE, "2026-01-10")),
                "2026-01-10"))
        .isEqualTo(new Erasure.WhenUseEnds());
    assertThat(erasure(ALLEATO, file, NEW.with(closed), "2026-03-01")).isEqualTo(on("2028-02-28"));
    assertThat(erasure(ALLEATO, item(Policies.CASE_FILE, "2026-01-10"), NEW, "2026-01-10"))
        .isEqualTo(on("2028-01-10"));
  }

  @Test
  void theProofOfConsentOutlivesTheLastConsent() {
    Item proof = item(Policies.CONSENT_PROOF, "2026-01-10");
    Standing consenting = NEW.with(consent(Policies.OFFERS, "2026-01-10"));
    Standing withdrawn = NEW.with(consent(Policies.OFFERS, "2026-01-10", "2026-05-20"));

    assertThat(erasure(ALLEATO, proof, consenting, "2026-02-01"))
        .isEqualTo(new Erasure.WhenUseEnds());
    assertThat(erasure(ALLEATO, proof, withdrawn, "2026-06-01")).isEqualTo(on("2028-05-20"));
    assertThat(erasure(ALLEATO, proof, NEW, "2026-06-01")).isEqualTo(on("2026-06-01"));
  }

  @Test
  void aConsentWithdrawnJustBeforeMidnightUtcEndedOnTheNextDayHere() {
    Standing withdrawn =
        NEW.with(
            new Consent(
                Standings.id(1),
                Policies.OFFERS,
                Policies.alleato().id(),
                noon("2026-01-10"),
                Optional.of(Instant.parse("2026-12-31T23:30:00Z"))));

    assertThat(
            erasure(ALLEATO, item(Policies.CONSENT_PROOF, "2026-01-10"), withdrawn, "2027-01-02"))
        .isEqualTo(on("2029-01-01"));
  }

  @Test
  void aUseWhileHeldEndsWithTheLastThatKeeps() {
    Standing billed = NEW.with(paid(invoiceFor(1, "2026-03-01"), "2026-04-30"));

    Lifespan lifespan = ALLEATO.lifespan(call("2026-03-10"), billed, noon("2026-05-01"));

    assertThat(until(lifespan, Policies.FAULT)).isEqualTo(day("2026-09-10"));
    assertThat(until(lifespan, Policies.PROVISION)).isEqualTo(day("2028-04-30"));
    assertThat(lifespan.erasure()).isEqualTo(on("2028-04-30"));
  }

  @Test
  void whatIsDiscardedAtOnceOrUnknownHasNoUseAndIsDue() {
    for (Category category : new Category[] {Policies.MESSAGE_CONTENT, Category.of("unheard-of")}) {
      Lifespan lifespan = ALLEATO.lifespan(item(category, "2026-03-10"), NEW, noon("2026-03-10"));

      assertThat(lifespan.uses()).isEmpty();
      assertThat(lifespan.erasure().isDueOn(lifespan.asOf())).isTrue();
    }
  }

  private static Until billing(Item call, Standing standing) {
    return until(ALLEATO.lifespan(call, standing, noon("2026-05-01")), Policies.BILLING);
  }

  private static Until until(Lifespan lifespan, Purpose purpose) {
    return use(lifespan, purpose).until();
  }

  private static Lifespan.Use use(Lifespan lifespan, Purpose purpose) {
    return lifespan.uses().stream()
        .filter(use -> use.purpose().equals(purpose))
        .findFirst()
        .orElseThrow();
  }

  private static Erasure erasure(Decisions policy, Item item, Standing standing, String day) {
    return policy.lifespan(item, standing, noon(day)).erasure();
  }

  private static Erasure on(String day) {
    return new Erasure.On(LocalDate.parse(day));
  }

  private static Until day(String end) {
    return new Until.Day(LocalDate.parse(end));
  }

  private static Item item(Category category, String collected) {
    return Item.of(category, LocalDate.parse(collected));
  }

  private static Item call(String day) {
    return Item.of(Policies.CALL_LOG, LocalDate.parse(day), Policies.TELEPHONY);
  }

  private static Invoice invoiceIssued(LocalDate day) {
    var period = new DayRange(day, day);
    return Invoice.open(new UUID(1, 1), Policies.TELEPHONY, period, day);
  }

  /// An invoice as a document, filed a month after it was issued: its own day of issue counts.
  private static Item document(Invoice invoice) {
    return new Item(
        Policies.INVOICE,
        invoice.issued().plusMonths(1),
        Optional.of(Policies.TELEPHONY),
        Optional.of(invoice.id()),
        Optional.empty());
  }
}
