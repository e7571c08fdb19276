package org.trygg.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryStores;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Lapse;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.subject.LegalHold;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// ALLEATO keeps entries for five years after the end of their year.
@Promise("P69")
class LapsingTest {
  @TempDir private Path keys;
  private GateWorld world;
  private Lapsing lapsing;
  private SubjectRef anna;

  @BeforeEach
  void aCustomerIn2026() {
    GateWorld.Stores stores = InMemoryStores.empty();
    world = new GateWorld(stores, keys);
    lapsing =
        new Lapsing(
            world.gate(),
            stores.transactions(),
            stores.subjects(),
            stores.ledger(),
            stores.sealed());
    anna = world.customer(ALARM);
    world.sequence();
  }

  @Test
  void entriesStayThroughTheLastDayOfTheirPeriodAndGoTheDayAfter() {
    int before = world.whole().size();

    assertThat(world.on("2031-12-31").entries(anna)).isNotEmpty();
    assertThat(lapsing.run()).isZero();
    world.on("2032-01-01");
    assertThat(lapsing.run()).isEqualTo(before);

    assertThat(world.entries(anna)).isEmpty();
    assertThat(world.whole())
        .singleElement()
        .satisfies(entry -> {
          assertThat(Lapse.of(entry)).contains(new Lapse(Year.of(2026)));
          assertThat(entry.what().count()).hasValue(before);
        });
    assertThat(lapsing.run()).isZero();
  }

  @Test
  void entriesOfLaterYearsStay() {
    world.on("2027-01-02").measure(anna, "21.5");
    world.sequence();

    world.on("2032-05-01");
    lapsing.run();

    assertThat(world.entries(anna)).hasSize(1);
  }

  @Test
  void whatIsAboutASubjectUnderAHoldStaysUntilTheHoldIsOver() {
    SubjectRef bo = world.customer(ALARM);
    holdUntil(anna, LocalDate.of(2032, 6, 1));
    int annas = world.entries(anna).size();

    world.on("2032-05-31");
    assertThat(lapsing.run()).isPositive();
    assertThat(world.entries(bo)).isEmpty();
    assertThat(world.entries(anna)).hasSize(annas);

    world.on("2032-06-01");
    assertThat(lapsing.run()).isEqualTo(annas);
    assertThat(world.entries(anna)).isEmpty();
  }

  @Test
  void aSecretThatWasToldGoesWithTheEntryThatTellsOfIt() {
    Requester order = world.inCase(anna, "disclosure", "infringement-order");
    world.shown(order, GateWorld.all(anna, IDENTITY));
    world.gate().upkeep().growSealed();
    world.on("2026-03-01").gate().upkeep().openSealed();
    List<Entry> telling =
        world.whole().stream().filter(each -> each.what().action() == Action.UNSEAL).toList();

    world.on("2032-01-01");
    lapsing.run();

    assertThat(telling).isNotEmpty();
    assertThat(telling).allMatch(each -> world.stores().sealed().opening(each.id()).isEmpty());
  }

  private void holdUntil(SubjectRef subject, LocalDate until) {
    var hold =
        new LegalHold(
            new UUID(5, 5),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(),
            LocalDate.of(2026, 1, 10),
            Optional.of(until));
    Requester rights = world.inCase(subject, "privacy", "rights");
    world.gate().restate(rights, subject, new StandingChange.Held(hold), Optional.empty());
  }
}
