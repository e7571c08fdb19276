package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.RIGHTS;
import static org.trygg.gate.GateWorld.all;
import static org.trygg.gate.GateWorld.withoutCase;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Sequenced;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Overview;
import org.trygg.passage.Requester;
import org.trygg.subject.Case;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// What the law forbids to tell is entered where nobody sees it, and told when it may be.
class SecrecyTest {
  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aCustomer() {
    world = new GateWorld(InMemoryStores.empty(), keys);
    anna = world.customer(ALARM);
  }

  @Test
  @Promise("P89")
  void aSecretOrderIsCarriedOutAndNeitherTheLogNorTheOverviewTellsOfIt() {
    List<Sequenced> before = world.entries(anna);

    Requester order = world.inCase(anna, "disclosure", "secret-order");
    assertThat(world.shown(order, all(anna, IDENTITY))).hasSize(1);

    assertThat(world.entries(anna)).isEqualTo(before);
    assertThat(overview().standing().cases()).extracting(Case::kind).isEmpty();
    assertThat(world.stores().sealed().waiting(9)).hasSize(2);
  }

  @Test
  void theSameOrderWithoutSecrecyIsInTheLog() {
    Requester order = world.inCase(anna, "disclosure", "disclosure");
    world.shown(order, all(anna, IDENTITY));

    assertThat(actions()).endsWith(Action.OPEN_CASE, Action.READ);
  }

  @Test
  @Promise("P89")
  void anInfringementOrderIsToldByItselfAfterItsMonthWithWhenItWas() {
    Requester order = world.on("2026-01-10").inCase(anna, "disclosure", "infringement-order");
    world.shown(order, all(anna, IDENTITY));
    world.gate().upkeep().growSealed();

    assertThat(world.on("2026-02-09").gate().upkeep().openSealed()).isZero();
    assertThat(actions()).doesNotContain(Action.UNSEAL);
    assertThat(world.on("2026-02-10").gate().upkeep().openSealed()).isEqualTo(2);

    assertThat(actions()).endsWith(Action.UNSEAL, Action.UNSEAL);
    assertThat(told())
        .extracting(entry -> entry.what().action())
        .containsExactly(Action.OPEN_CASE, Action.READ);
    assertThat(told()).extracting(Entry::at).containsOnly(GateWorld.noon("2026-01-10"));
  }

  @Test
  void whatIsToBeToldOfOneWhoIsForgottenByThenStopsNothingBehindIt() {
    SubjectRef bo = world.on("2026-01-10").customer(ALARM);
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    world.inCase(anna, "disclosure", "infringement-order");
    world.inCase(bo, "disclosure", "infringement-order");
    world.gate().upkeep().growSealed();
    forget();

    assertThat(world.on("2026-02-10").gate().upkeep().openSealed()).isEqualTo(2);
    assertThat(world.gate().upkeep().openSealed()).isZero();

    assertThat(world.entries(bo))
        .extracting(each -> each.entry().what().action())
        .endsWith(Action.UNSEAL);
    assertThat(world.entries(anna)).isEmpty();
  }

  @Test
  void whatWasToldOfOneWhoIsForgottenThenCanBeReadNoMore() {
    world.on("2026-01-10").inCase(anna, "disclosure", "infringement-order");
    world.gate().upkeep().growSealed();
    world.on("2026-02-10").gate().upkeep().openSealed();
    EntryId told = world.entries(anna).getLast().entry().id();
    assertThat(world.stores().sealed().opening(told)).isPresent();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));

    forget();

    assertThat(world.stores().sealed().opening(told)).isEmpty();
  }

  private void forget() {
    Requester rights = world.inCase(anna, "privacy", "rights");
    var report =
        (ErasureReport)
            world.gate().erase(rights, anna, new ErasureScope.OfSubject(), Optional.of(RIGHTS));
    assertThat(report.forgotten()).isTrue();
  }

  @Test
  void whatMayNeverBeToldIsNotTold() {
    world.shown(world.inCase(anna, "disclosure", "secret-order"), all(anna, IDENTITY));
    world.gate().upkeep().growSealed();

    assertThat(world.on("2090-01-01").gate().upkeep().openSealed()).isZero();
  }

  @Test
  @Promise("P26")
  void everyBeatOfTheSealedLogIsAttestedInTheOpenOne() {
    assertThat(world.gate().upkeep().growSealed()).isTrue();
    assertThat(world.gate().upkeep().growSealed()).isFalse();

    assertThat(world.whole())
        .filteredOn(entry -> entry.what().action() == Action.ATTEST)
        .singleElement()
        .satisfies(entry -> assertThat(entry.what().count()).hasValue(4));
  }

  @Test
  void aSecretCaseDoesNotShowByKeepingSomebodyFromBeingForgotten() {
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    world.inCase(anna, "disclosure", "secret-order");
    Requester rights = world.inCase(anna, "privacy", "rights");

    var report =
        (ErasureReport)
            world.gate().erase(rights, anna, new ErasureScope.OfSubject(), Optional.of(RIGHTS));

    assertThat(report.forgotten()).isTrue();
  }

  @Test
  void whoIsNotAppointedDoesNotOpenASecretCase() {
    assertThat(actions()).doesNotContain(Action.OPEN_CASE);
    var kind = CaseKind.of("secret-order");
    var ref = new CaseRef(new UUID(1, 2));

    assertThat(world.gate().openCase(withoutCase("support"), anna, kind, ref))
        .isInstanceOf(CaseAnswer.Refused.class);
  }

  private List<Action> actions() {
    return world.entries(anna).stream()
        .map(Sequenced::leaf)
        .map(leaf -> leaf.entry().what().action())
        .toList();
  }

  private List<Entry> told() {
    Overview.Told overview = overview();
    return world.entries(anna).stream()
        .flatMap(each -> overview.log().toldLater(each.entry().id()).stream())
        .map(Overview.Later::entry)
        .toList();
  }

  private Overview.Told overview() {
    Requester self = Requester.self(anna);
    return (Overview.Told) world.gate().overview(self, anna, Action.DELIVER);
  }
}
