package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.asking.ReadingStore;
import org.trygg.gate.GateWorld;
import org.trygg.gate.RectificationContract;
import org.trygg.ledger.Pending;
import org.trygg.passage.Rectification;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.Requester;
import org.trygg.testkit.Promise;
import org.trygg.vault.Fields;
import org.trygg.vocabulary.SubjectRef;

class PostgresRectificationTest extends RectificationContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @TempDir private Path folder;

  @Override
  protected GateWorld.Stores emptyStores() {
    return PostgresStores.in(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// What it saw before is shown by nobody afterwards: its entry would come after the
  /// rectification.
  @Test
  @Promise("P97")
  void aReadingThatBeganBeforeTheRectificationLooksAgain() {
    try (HikariDataSource own = TestDatabase.fresh()) {
      looksAgain(PostgresStores.in(own));
    }
  }

  private void looksAgain(GateWorld.Stores stores) {
    var world = new GateWorld(stores, folder);
    SubjectRef anna = world.customer();
    Pending late = Pending.of(world.entries(anna).getLast().leaf().entry(), Optional.of(anna));
    ReadingStore.Sight seen = stores.readings().look(anna, List.of(), GateWorld.IDENTITY);
    var item = seen.items().orElseThrow().outsides().getFirst().id().value();
    var target =
        new Rectification.Target(anna, GateWorld.IDENTITY, item, Optional.of(GateWorld.RIGHTS));
    var toRight =
        new Rectification.Correction(target, Fields.of(Map.of("name", "Anna Berg")), Set.of());

    RectificationAnswer answer = world.gate().rectify(Requester.self(anna), toRight);

    assertThat(answer).isInstanceOf(RectificationAnswer.Done.class);
    assertThat(stores.readings().append(late, seen)).isFalse();
  }
}
