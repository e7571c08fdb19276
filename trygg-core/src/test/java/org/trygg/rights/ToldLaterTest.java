package org.trygg.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryStores;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.SubjectRef;

/// What could not be told when it was done, in the report before and after its day.
class ToldLaterTest {
  @TempDir private Path keys;

  @Test
  void theReportTellsOfAnInfringementOrderAfterItsMonthAndOfNothingBefore() {
    var world = new GateWorld(InMemoryStores.empty(), keys).on("2026-01-10");
    SubjectRef anna = world.customer(GateWorld.ALARM);
    Requester order = world.inCase(anna, "disclosure", "infringement-order");
    world.shown(order, GateWorld.all(anna, GateWorld.IDENTITY));
    world.gate().upkeep().growSealed();
    world.on("2026-02-09").gate().upkeep().openSealed();
    assertThat(ProcessingLog.of(world, anna))
        .doesNotContain("UNSEAL", "thenAction", "infringement");

    world.on("2026-02-10").gate().upkeep().openSealed();

    assertThat(ProcessingLog.of(world, anna))
        .containsPattern("\"thenAction\" ?: ?\"READ\"")
        .containsPattern("\"thenAt\" ?: ?\"2026-01-10T")
        .containsPattern("\"thenRule\" ?: ?\"basis.disclosure\"");
  }
}
