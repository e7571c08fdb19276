package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.consent;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.hold;
import static org.trygg.policy.Standings.invoiceFor;
import static org.trygg.policy.Standings.noon;
import static org.trygg.policy.Standings.objection;
import static org.trygg.policy.Standings.paid;
import static org.trygg.policy.Standings.restriction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Until;
import org.trygg.policy.Lifespan.Erasure;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.subject.Invoice;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Purpose;

/// Ten lives of data, from collection to erasure, as the miniature policy has them.
class LifeStoriesTest {
  private static final Decisions ALLEATO = Decisions.of(Policies.alleato());
  private static final Item PROFILE = Item.of(Policies.PROFILE, LocalDate.of(2020, 1, 1));
  private static final Item CALL =
      Item.of(Policies.CALL_LOG, LocalDate.of(2026, 3, 10), Policies.TELEPHONY);
  private static final Item CONSUMPTION =
      Item.of(Policies.CONSUMPTION, LocalDate.of(2026, 3, 10), Policies.HOME_ALARM);

  @Test
  @Promise({"P72", "P73"})
  void aCustomerLeaves() {
    Standing customer = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01"));
    Standing leaving = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2026-11-30"));

    assertThat(erasure(PROFILE, customer, "2026-10-01")).isEqualTo(new Erasure.WhenUseEnds());
    assertThat(erasure(PROFILE, leaving, "2026-10-01")).isEqualTo(on("2028-11-30"));
    assertThat(isDue(PROFILE, leaving, "2028-11-29")).isFalse();
    assertThat(isDue(PROFILE, leaving, "2028-11-30")).isTrue();
  }

  @Test
  @Promise({"P71", "P76", "P77"})
  void anInvoiceIsUnpaidAndThenSettled() {
    Invoice march = invoiceFor(1, "2026-03-01");
    Standing owing = NEW.with(march);
    Standing settled = NEW.with(paid(march, "2027-01-15"));

    assertThat(erasure(CALL, owing, "2026-12-01")).isEqualTo(on("2031-03-31"));
    assertThat(erasure(CALL, settled, "2027-01-15")).isEqualTo(on("2029-01-15"));
    // Fault help had its six months: what is kept for billing is for billing alone.
    assertThat(isUsable(CALL, settled, Policies.BILLING, "2027-02-01")).isTrue();
    assertThat(isUsable(CALL, settled, Policies.FAULT, "2027-02-01")).isFalse();
  }

  @Test
  @Promise({"P83", "P100"})
  void aConsentIsWithdrawn() {
    Standing consenting = NEW.with(consent(Policies.OFFERS, "2026-01-01"));
    Standing withdrawn = NEW.with(consent(Policies.OFFERS, "2026-01-01", "2026-06-01"));

    assertThat(erasure(CONSUMPTION, consenting, "2026-05-01")).isEqualTo(on("2028-03-10"));
    assertThat(isUsable(CONSUMPTION, withdrawn, Policies.OFFERS, "2026-06-01")).isFalse();
    assertThat(erasure(CONSUMPTION, withdrawn, "2026-06-01")).isEqualTo(on("2026-06-01"));
    // The same day's calls have other reasons to stay, and stay for those alone.
    assertThat(isUsable(CALL, withdrawn, Policies.OFFERS, "2026-06-01")).isFalse();
    assertThat(isUsable(CALL, withdrawn, Policies.FAULT, "2026-06-01")).isTrue();
  }

  @Test
  @Promise("P106")
  void anObjectionToMarketingIsAbsolute() {
    Standing customer = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01"));
    Standing objecting = customer.with(objection(Policies.MARKETING, "2026-06-01"));
    Standing overridden = customer.with(objection(Policies.MARKETING, "2026-06-01", "2026-07-01"));
    Standing consenting = objecting.with(consent(Policies.MARKETING, "2026-01-01"));

    assertThat(isUsable(PROFILE, customer, Policies.MARKETING, "2026-08-01")).isTrue();
    assertThat(isUsable(PROFILE, objecting, Policies.MARKETING, "2026-08-01")).isFalse();
    assertThat(isUsable(PROFILE, objecting, Policies.OFFERS, "2026-08-01")).isFalse();
    assertThat(isUsable(PROFILE, overridden, Policies.MARKETING, "2026-08-01")).isFalse();
    assertThat(isUsable(CONSUMPTION, consenting, Policies.OFFERS, "2026-08-01")).isFalse();
    assertThat(isUsable(PROFILE, objecting, Policies.PROVISION, "2026-08-01")).isTrue();
  }

  @Test
  @Promise({"P74", "P78"})
  void booksAreKeptThroughABrokenFiscalYear() {
    Decisions broken = Decisions.of(Policies.alleato(Policies.BROKEN_YEARS));
    Invoice may = paid(invoiceFor(1, "2024-05-01"), "2024-06-30");
    Item document =
        new Item(
            Policies.INVOICE,
            may.issued(),
            Optional.of(Policies.TELEPHONY),
            Optional.of(may.id()),
            Optional.empty());
    Item call = Item.of(Policies.CALL_LOG, LocalDate.of(2024, 5, 2), Policies.TELEPHONY);

    Lifespan lifespan = broken.lifespan(document, NEW.with(may), noon("2027-01-01"));

    assertThat(lifespan.erasure()).isEqualTo(on("2033-01-01"));
    assertThat(lifespan.allows(Policies.BOOKKEEPING, LocalDate.of(2032, 12, 31))).isTrue();
    assertThat(lifespan.allows(Policies.BILLING, LocalDate.of(2027, 1, 1))).isFalse();
    // The law on books keeps the invoice; it does not keep the calls that the invoice charged for.
    assertThat(broken.lifespan(call, NEW.with(may), noon("2027-01-01")).erasure())
        .isEqualTo(on("2026-06-30"));
  }

  @Test
  @Promise({"P107", "P109"})
  void aRestrictionStopsUseAndErasureUntilItIsLifted() {
    Standing left = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2024-01-31"));
    Restriction standing = restriction("2025-12-01");
    Standing restricted = left.with(standing);
    Standing lifted =
        left.with(
            new Restriction(
                standing.id(),
                standing.ground(),
                standing.categories(),
                standing.from(),
                Optional.of(noon("2026-05-01"))));

    assertThat(erasure(PROFILE, left, "2026-02-01")).isEqualTo(on("2026-01-31"));
    assertThat(erasure(PROFILE, restricted, "2026-02-01")).isEqualTo(new Erasure.WhenReleased());
    assertThat(erasure(PROFILE, lifted, "2026-05-01")).isEqualTo(on("2026-01-31"));
    assertThat(isDue(PROFILE, lifted, "2026-05-01")).isTrue();
  }

  @Test
  void aHoldKeepsWhatItCoversAndNothingElse() {
    var until = Optional.of(LocalDate.of(2027, 6, 1));
    Standing held = NEW.with(hold(Policies.CALL_LOG, "2026-08-01", until));
    Standing heldOpenly = NEW.with(hold(Policies.CALL_LOG, "2026-08-01", Optional.empty()));

    assertThat(erasure(CALL, NEW, "2026-09-01")).isEqualTo(on("2026-09-10"));
    assertThat(erasure(CALL, held, "2026-09-01")).isEqualTo(on("2027-06-01"));
    assertThat(erasure(CALL, heldOpenly, "2026-09-01")).isEqualTo(new Erasure.WhenReleased());
    assertThat(isUsable(CALL, heldOpenly, Policies.FAULT, "2026-10-01")).isFalse();
    assertThat(erasure(PROFILE, held, "2026-09-01")).isEqualTo(erasure(PROFILE, NEW, "2026-09-01"));
    assertThat(isDue(CALL, held, "2027-06-01")).isTrue();
  }

  @Test
  @Promise("P72")
  void aFormerCustomerSignsAgain() {
    Standing left = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2025-03-31"));
    Standing back = left.with(contract(2, Policies.TELEPHONY, "2026-10-01"));
    Standing leftAgain = left.with(contract(2, Policies.TELEPHONY, "2026-10-01", "2030-02-28"));

    assertThat(erasure(PROFILE, left, "2026-09-30")).isEqualTo(on("2027-03-31"));
    assertThat(erasure(PROFILE, back, "2026-10-01")).isEqualTo(new Erasure.WhenUseEnds());
    assertThat(erasure(PROFILE, leftAgain, "2030-02-28")).isEqualTo(on("2032-02-28"));
  }

  @Test
  @Promise("P73")
  void aContractEndsOnTheTwentyNinthOfFebruary() {
    Standing left = NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01", "2024-02-29"));

    assertThat(erasure(PROFILE, left, "2024-03-01")).isEqualTo(on("2026-02-28"));
    assertThat(isUsable(PROFILE, left, Policies.BILLING, "2026-02-27")).isTrue();
    assertThat(isUsable(PROFILE, left, Policies.BILLING, "2026-02-28")).isFalse();
  }

  @Test
  void aMinorChangeOfThePolicyHoldsForWhatIsHeldAlready() {
    Policy first = Policies.alleato();
    Policy second = Policies.edited(first, LocalDate.of(2026, 5, 1), Policies.faultHelp(12));
    List<Decisions> versions = List.of(Decisions.of(second), Decisions.of(first));

    assertThat(Decisions.inForce(versions, noon("2018-08-31"))).isEmpty();
    assertThat(faultHelpUnderTheVersionInForce(versions, "2026-04-30"))
        .isEqualTo(day("2026-09-10"));
    assertThat(faultHelpUnderTheVersionInForce(versions, "2026-05-01"))
        .isEqualTo(day("2027-03-10"));
  }

  private static Until faultHelpUnderTheVersionInForce(List<Decisions> versions, String day) {
    Decisions inForce = Decisions.inForce(versions, noon(day)).orElseThrow();
    return inForce.lifespan(CALL, NEW, noon(day)).uses().stream()
        .filter(use -> use.purpose().equals(Policies.FAULT))
        .filter(use ->
            use.why() instanceof Lifespan.Why.Counted(Anchor anchor, _, _)
                && anchor == Anchor.COLLECTION)
        .findFirst()
        .orElseThrow()
        .until();
  }

  private static boolean isUsable(Item item, Standing standing, Purpose purpose, String day) {
    Lifespan lifespan = ALLEATO.lifespan(item, standing, noon(day));
    return lifespan.allows(purpose, LocalDate.parse(day));
  }

  private static boolean isDue(Item item, Standing standing, String day) {
    return erasure(item, standing, day).isDueOn(LocalDate.parse(day));
  }

  private static Erasure erasure(Item item, Standing standing, String day) {
    return ALLEATO.lifespan(item, standing, noon(day)).erasure();
  }

  private static Erasure on(String day) {
    return new Erasure.On(LocalDate.parse(day));
  }

  private static Until day(String end) {
    return new Until.Day(LocalDate.parse(end));
  }
}
