package org.trygg.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.SENSOR_LOG;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryStores;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.SealedRing;
import org.trygg.ledger.Action;
import org.trygg.ledger.Sequenced;
import org.trygg.outbox.Outbox;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.proof.Hash;
import org.trygg.subject.LegalHold;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.SubjectRef;

class SweepTest {
  private static final RuleId FAULT = RuleId.of("retention.traffic-fault");
  private static final LocalDate DUE = LocalDate.of(2026, 7, 10);

  @TempDir private Path keys;
  private final GateWorld.Stores stores = InMemoryStores.empty();
  private final Kept certificates = new Kept();
  private GateWorld world;
  private Sweep sweep;

  @BeforeEach
  void open() {
    world = new GateWorld(stores, keys);
    sweep = new Sweep(world.gate(), certificates, () -> world.now());
  }

  @Test
  @Promise({"P69", "P71"})
  void theDryRunSaysWhatWouldGoByWhichRuleAndDoesNothing() {
    SubjectRef anna = customerWithOneMeasurement();

    DryRun before = sweep.dryRun(DUE.minusDays(1));
    DryRun on = sweep.dryRun(DUE);

    assertThat(before.due()).isEmpty();
    assertThat(on.due()).containsExactly(new DuePerRule(SENSOR_LOG, FAULT, 1));
    assertThat(on.staying())
        .contains(new DryRun.Staying(Category.of("identity"), Optional.empty(), 1));
    assertThat(world.gate().holdings(anna)).hasSize(2);
  }

  @Test
  @Promise({"P69", "P81"})
  void theSweepErasesOnTheDayItselfWhatTheDryRunSaidAndNothingElse() {
    SubjectRef anna = customerWithOneMeasurement();
    List<DuePerRule> said = sweep.dryRun(DUE).due();

    world.on("2026-07-09");
    assertThat(sweep.run().items()).isZero();
    world.on("2026-07-10");
    Certificate certificate = sweep.run();

    assertThat(certificate.erased()).isEqualTo(said);
    assertThat(world.gate().holdings(anna))
        .extracting(each -> each.category().name())
        .containsExactly("identity");
    assertThat(sweep.run().items()).isZero();
  }

  @Test
  void theCertificateIsCommittedToInTheLedger() {
    customerWithOneMeasurement();
    world.on("2026-07-10");

    Certificate certificate = sweep.run();

    assertThat(certificates.newest(1)).containsExactly(certificate);
    Sequenced entry = world.entry(certificate.entry().orElseThrow());
    assertThat(entry.leaf().entry().what().action()).isEqualTo(Action.SWEEP);
    assertThat(entry.leaf().entry().what().about().orElseThrow().value())
        .isEqualTo(Hash.ofLeaf(certificate.toBytes()));
    assertThat(entry.leaf().entry().what().count()).hasValue(1);
  }

  @Test
  void aSweepThatFindsNothingCertifiesNothing() {
    customerWithOneMeasurement();

    assertThat(sweep.run().entry()).isEmpty();
    assertThat(certificates.newest(1)).isEmpty();
  }

  @Test
  void aSweepAskedForWhileAnotherRunsEndsWhenThatIsCertified() throws InterruptedException {
    customerWithOneMeasurement();
    world.on("2026-07-10");
    var seen = new AtomicInteger();
    var second =
        new Thread(() -> {
          sweep.run();
          seen.set(certificates.newest(2).size());
        });
    certificates.meanwhile =
        () -> {
          second.start();
          while (second.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
          }
        };

    sweep.run();
    second.join();

    assertThat(seen).hasValue(1);
  }

  @Test
  @Promise({"P72", "P73"})
  void aCustomerWhoHasLeftIsForgottenTwentyFourMonthsAfterTheContract() {
    SubjectRef anna = world.on("2024-01-15").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2024-02-29"));
    tellListeners();

    world.on("2026-02-27");
    assertThat(sweep.run().subjects().forgotten()).isZero();
    world.on("2026-02-28");
    assertThat(sweep.run().subjects().forgotten()).isEqualTo(1);

    assertThat(world.gate().holdings(anna)).isEmpty();
    assertThat(stores.subjects().find(anna)).isEmpty();
  }

  @Test
  @Promise("P73")
  void signingAgainBeforeTheDayKeepsTheCustomer() {
    SubjectRef anna = world.on("2024-01-15").customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2024-02-29"));
    tellListeners();
    world.on("2026-02-27").contract(anna, ALARM, "2026-02-27", Optional.empty());
    tellListeners();

    world.on("2026-02-28");

    assertThat(sweep.run().items()).isZero();
    assertThat(world.gate().holdings(anna)).hasSize(1);
  }

  @Test
  @Promise("P52")
  void whatAHoldKeepsIsNamedInTheDryRunAndLeftByTheSweepUntilTheHoldIsReleased() {
    SubjectRef anna = customerWithOneMeasurement();
    hold(anna, Optional.empty());
    world.on("2026-07-10");

    assertThat(sweep.dryRun(DUE).kept())
        .extracting(kept -> kept.category())
        .containsExactly(SENSOR_LOG);
    assertThat(sweep.run().items()).isZero();

    world.on("2026-08-01");
    hold(anna, Optional.of(LocalDate.of(2026, 8, 1)));
    tellListeners();
    assertThat(sweep.run().erased()).containsExactly(new DuePerRule(SENSOR_LOG, FAULT, 1));
  }

  @Test
  void whatWasSetAsideIsGoneAfterItsShortClock() {
    SubjectRef anna = world.on("2026-01-10").customer();
    world.measure(anna, "21.5");
    assertThat(waiting()).isEqualTo(1);

    world.on("2026-01-23");
    sweep.run();
    assertThat(waiting()).isEqualTo(1);
    world.on("2026-01-24");
    sweep.run();
    assertThat(waiting()).isZero();
  }

  @Test
  @Promise("P52")
  void whatWasSetAsideAboutOneWhoseDataIsHeldStaysAsLongAsTheHold() {
    SubjectRef anna = world.on("2026-01-10").customer();
    world.measure(anna, "21.5");
    hold(anna, Optional.empty());

    world.on("2026-01-24");
    sweep.run();
    assertThat(waiting()).isEqualTo(1);
    hold(anna, Optional.of(LocalDate.of(2026, 1, 25)));
    world.on("2026-01-25");
    sweep.run();
    assertThat(waiting()).isZero();
  }

  @Test
  void aSubjectOfWhomNothingCanBeOpenedIsLeftAndCountedAndTheOthersAreErased() {
    SubjectRef anna = customerWithOneMeasurement();
    SubjectRef bo = customerWithOneMeasurement();
    damageRing(anna);
    world.on("2026-07-10");

    Certificate certificate = sweep.run();

    assertThat(certificate.erased()).containsExactly(new DuePerRule(SENSOR_LOG, FAULT, 1));
    assertThat(certificate.subjects().left()).isEqualTo(1);
    assertThat(new String(certificate.toBytes(), UTF_8)).endsWith("subjects-left 1\n");
    assertThat(world.gate().holdings(anna)).hasSize(2);
    assertThat(world.gate().holdings(bo)).hasSize(1);
  }

  /// Changes a bit of the subject's ring behind the vault's back.
  private void damageRing(SubjectRef subject) {
    SealedRing ring = stores.rings().read(subject, List.of()).ring().orElseThrow();
    byte[] bytes = ring.sealed().bytes();
    bytes[bytes.length - 1] ^= 1;
    stores.rings().remove(subject);
    stores.rings().insert(new SealedRing(subject, ring.version(), Ciphertext.of(bytes)));
  }

  private SubjectRef customerWithOneMeasurement() {
    SubjectRef anna = world.on("2026-01-10").customer(ALARM);
    world.measure(anna, "21.5");
    tellListeners();
    return anna;
  }

  private void tellListeners() {
    new Outbox(stores.transactions(), stores.outbox(), List.of(new Redater(world.gate()))).run();
  }

  private void hold(SubjectRef subject, Optional<LocalDate> until) {
    var hold =
        new LegalHold(
            new UUID(4, 4),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(SENSOR_LOG),
            LocalDate.of(2026, 1, 11),
            until);
    Requester rights = world.inCase(subject, "privacy", "rights");
    world.gate().restate(rights, subject, new StandingChange.Held(hold), Optional.empty());
  }

  private int waiting() {
    return stores.quarantine().waiting(10).size();
  }

  /// Certificates in memory.
  private static final class Kept implements CertificateStore {
    private final List<Certificate> all = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    @Override
    public void put(Certificate certificate) {
      meanwhile.run();
      all.addFirst(certificate);
    }

    @Override
    public List<Certificate> newest(int most) {
      return all.stream().limit(most).toList();
    }
  }
}
