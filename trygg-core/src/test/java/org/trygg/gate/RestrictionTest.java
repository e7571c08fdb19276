package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.RIGHTS;
import static org.trygg.gate.GateWorld.all;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trygg.passage.Answer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Holding;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Refusal;
import org.trygg.subject.Restriction;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// What a restriction leaves of the processing of one who has left: GDPR Art. 18.
class RestrictionTest {
  @TempDir private Path keys;

  @ParameterizedTest
  @EnumSource
  @Promise("P108")
  void restrictedDataIsStoredAndNeitherUsedNorErasedWhateverTheGround(Restriction.Ground ground) {
    GateWorld world = new GateWorld(InMemoryStores.empty(), keys).on("2023-01-10");
    SubjectRef anna = world.customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    Requester rights = world.inCase(anna, "privacy", "rights");
    Requester support = world.inCase(anna, "support", "contact");
    assertThat(world.shown(support, all(anna, IDENTITY))).hasSize(1);

    var restriction =
        new Restriction(new UUID(2, 2), ground, Set.of(), world.now(), Optional.empty());
    assertThat(
            world
                .gate()
                .restate(
                    rights, anna, new StandingChange.Restricted(restriction), Optional.empty()))
        .isInstanceOf(Outcome.Kept.class);

    assertThat(world.gate().read(support, all(anna, IDENTITY)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.RESTRICTED));
    assertThat(world.shown(rights, all(anna, IDENTITY))).hasSize(1);

    world.on("2026-01-10");
    erase(world, Requester.job("sweep"), anna, new ErasureScope.OfLapsed());
    erase(world, rights, anna, new ErasureScope.OfSubject());
    assertThat(world.gate().holdings(anna)).extracting(Holding::category).contains(IDENTITY);
  }

  private static void erase(GateWorld world, Requester by, SubjectRef subject, ErasureScope scope) {
    assertThat(world.gate().erase(by, subject, scope, Optional.of(RIGHTS)))
        .isInstanceOfSatisfying(
            ErasureReport.class, report -> assertThat(report.erased()).isEmpty());
  }
}
