package org.trygg.fulfilment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.policy.Standings.id;
import static org.trygg.policy.Standings.noon;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.policy.Decisions;
import org.trygg.policy.Item;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.policy.Standings;
import org.trygg.requests.Demand;
import org.trygg.requests.Result.Fate;
import org.trygg.subject.Case;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;

/// Every demand, of every category of the published policy, in every standing: against the plain
/// rules.
class FulfilmentTest {
  private static final String TODAY = "2026-06-15";
  private static final Policy POLICY = alleato();
  private static final Decisions DECISIONS = Decisions.of(POLICY);
  private static final ServiceName ALARM = ServiceName.of("alarm");
  private static final CaseRef FILE = new CaseRef(id(9));

  /// One customer, and when the thing was collected.
  private record World(String name, PlainRules.Facts facts) {
    World with(String name, Set<String> objections, String consent) {
      return new World(
          name,
          new PlainRules.Facts(
              facts.today(),
              facts.collected(),
              facts.left(),
              facts.invoice(),
              facts.file(),
              consent,
              objections,
              facts.restricted(),
              facts.held()));
    }
  }

  @Test
  @Promise({"P98", "P99", "P100", "P101"})
  void everyThingMeetsWhatThePlainRulesSayOfIt() {
    var differing = new ArrayList<String>();
    int rows = 0;
    for (World world : worlds()) {
      for (Demand demand : demands()) {
        World meant = afterwards(world, demand);
        for (Category category : categories()) {
          rows++;
          Optional<Fate> told = told(meant, demand, category);
          Optional<Fate> expected = new PlainRules(meant.facts).expected(demand, category.name());
          if (!told.equals(expected)) {
            differing.add(
                "%s, %s, %s: %s, expected %s"
                    .formatted(world.name, demand, category, told, expected));
          }
        }
      }
    }
    assertThat(differing).isEmpty();
    assertThat(rows).isGreaterThan(500);
  }

  @Test
  void thePlainRulesKnowEveryCategoryThatThePolicyStores() {
    Set<String> stored =
        categories().stream()
            .map(Category::name)
            .filter(name -> !name.equals("message-content"))
            .collect(toSet());

    assertThat(PlainRules.categories()).isEqualTo(stored);
  }

  @Test
  @Promise("P98")
  void whatStaysIsToldWithEachGroundItsLawAndItsDay() {
    World world = worlds().getFirst();
    Fulfilment.Thing invoice = thing(world, Category.of("invoice"));

    Verdict verdict =
        new Fulfilment(POLICY, new Demand.Erasure(Set.of())).of(invoice).orElseThrow();

    assertThat(verdict).isInstanceOf(Verdict.Kept.class);
    assertThat(((Verdict.Kept) verdict).grounds())
        .extracting(Ground::law, Ground::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Optional.of("BFL 7:2"), Optional.of(LocalDate.of(2034, 1, 1))));
  }

  private static Optional<Fate> told(World world, Demand demand, Category category) {
    return new Fulfilment(POLICY, demand).of(thing(world, category)).map(Verdict::fate);
  }

  private static Fulfilment.Thing thing(World world, Category category) {
    PlainRules.Facts facts = world.facts;
    var item =
        new Item(
            category,
            facts.collected(),
            Optional.of(ALARM),
            facts.invoice().equals("none") ? Optional.empty() : Optional.of(id(3)),
            facts.file().equals("none") ? Optional.empty() : Optional.of(FILE));
    return new Fulfilment.Thing(
        id(1), isLog(category), DECISIONS.lifespan(item, standing(facts), noon(TODAY)));
  }

  private static boolean isLog(Category category) {
    return POLICY.rulesOf(Rule.OfCategory.class).stream()
        .filter(rule -> rule.category().equals(category))
        .anyMatch(rule -> rule.nature().kind() == DataKind.TRAFFIC);
  }

  /// What the demand changes at once, once it is accepted.
  private static World afterwards(World world, Demand demand) {
    return switch (demand) {
      case Demand.Objection(var purposes) ->
          world.with(
              world.name,
              purposes.stream().map(Purpose::path).collect(toSet()),
              world.facts.consent());
      case Demand.ObjectionToMarketing _ ->
          world.with(world.name, Set.of("direct-marketing"), world.facts.consent());
      case Demand.Withdrawal _ ->
          world.facts.consent().equals("given")
              ? world.with(world.name, world.facts.objections(), "2026-06-14")
              : world;
      case Demand.Access _,
          Demand.Portability _,
          Demand.ProductData _,
          Demand.Rectification _,
          Demand.Erasure _,
          Demand.Restricting _,
          Demand.HumanReview _,
          Demand.Complaint _ ->
          world;
    };
  }

  private static Standing standing(PlainRules.Facts facts) {
    Standing standing =
        Standing.of(Standings.SUBJECT)
            .with(new Contract(id(2), ALARM, LocalDate.of(2012, 1, 1), facts.left()));
    if (!facts.invoice().equals("none")) {
      var period = new DayRange(facts.collected(), facts.collected());
      Invoice invoice = Invoice.open(id(3), ALARM, period, facts.collected());
      standing =
          standing.with(
              facts.invoice().equals("open")
                  ? invoice
                  : invoice.settled(
                      new Settlement(Settlement.Kind.PAID, LocalDate.parse(facts.invoice()))));
    }
    if (!facts.file().equals("none")) {
      standing =
          standing.with(
              new Case(
                  FILE,
                  CaseKind.of("rights"),
                  noon("2026-01-01"),
                  Optional.of(facts.file())
                      .filter(day -> !day.equals("open"))
                      .map(Standings::noon)));
    }
    return keepers(will(standing, facts), facts);
  }

  private static Standing will(Standing before, PlainRules.Facts facts) {
    Standing standing = before;
    int number = 20;
    if (!facts.consent().equals("none")) {
      for (String purpose : List.of("development", "direct-marketing")) {
        standing =
            standing.with(
                new Consent(
                    id(number++),
                    Purpose.of(purpose),
                    POLICY.id(),
                    noon("2026-01-01"),
                    Optional.of(facts.consent())
                        .filter(day -> !day.equals("given"))
                        .map(Standings::noon)));
      }
    }
    for (String purpose : facts.objections()) {
      standing =
          standing.with(
              new Objection(
                  id(number++), Purpose.of(purpose), noon("2026-06-14"), Optional.empty()));
    }
    return standing;
  }

  private static Standing keepers(Standing before, PlainRules.Facts facts) {
    Standing standing = before;
    if (facts.restricted()) {
      standing = standing.with(Standings.restriction("2026-06-01"));
    }
    return facts.held()
        ? standing.with(
            new LegalHold(
                id(5),
                LegalHold.Ground.LEGAL_CLAIM,
                Set.of(),
                LocalDate.of(2026, 6, 1),
                Optional.empty()))
        : standing;
  }

  private static List<World> worlds() {
    return """
    customer            2026-06-01 -          none       none       none       -  -
    invoiced            2026-02-01 -          open       none       none       -  -
    paid                2026-02-01 -          2026-03-01 open       none       -  -
    consenting          2026-05-20 -          none       none       given      -  -
    consented-once      2026-05-20 -          none       2026-02-01 2026-06-01 -  -
    restricted          2025-01-10 2025-06-30 none       none       none       r  -
    held                2025-01-10 2025-06-30 open       none       given      -  h
    left-a-month-ago    2026-03-01 2026-05-15 none       none       given      -  -
    left-a-year-ago     2025-05-01 2025-06-15 2025-08-01 2025-07-01 2025-06-15 -  -
    left-with-a-debt    2024-02-01 2024-03-31 open       none       none       -  -
    left-long-ago       2022-02-01 2022-03-31 2022-05-01 2022-06-01 2022-03-31 -  -
    left-very-long-ago  2016-02-01 2016-03-31 2016-05-01 2016-06-01 2016-03-31 -  -
    """
        .lines()
        .map(FulfilmentTest::world)
        .toList();
  }

  private static World world(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return new World(
        words[0],
        new PlainRules.Facts(
            LocalDate.parse(TODAY),
            LocalDate.parse(words[1]),
            Optional.of(words[2]).filter(day -> !day.equals("-")).map(LocalDate::parse),
            words[3],
            words[4],
            words[5],
            Set.of(),
            words[6].equals("r"),
            words[7].equals("h")));
  }

  private static List<Demand> demands() {
    return List.of(
        new Demand.Access(),
        new Demand.Portability(),
        new Demand.ProductData(),
        new Demand.Rectification(id(1)),
        new Demand.Erasure(Set.of()),
        new Demand.Restricting(Restriction.Ground.PROCESSING_UNLAWFUL, Set.of()),
        new Demand.Objection(Set.of(Purpose.of("development"))),
        new Demand.Objection(Set.of(Purpose.of("direct-marketing.offers"))),
        new Demand.Objection(Set.of(Purpose.of("abuse-prevention"))),
        new Demand.Objection(Set.of(Purpose.of("provision.billing"))),
        new Demand.ObjectionToMarketing(),
        new Demand.Withdrawal(Set.of()),
        new Demand.HumanReview(),
        new Demand.Complaint());
  }

  private static List<Category> categories() {
    return POLICY.rulesOf(Rule.OfCategory.class).stream().map(Rule.OfCategory::category).toList();
  }

  private static Policy alleato() {
    Draft draft = Drafting.read(Path.of("../policies/alleato/2018-09-01"), Path.of("../law/se"));
    return ((Draft.Sound) draft).policy();
  }
}
