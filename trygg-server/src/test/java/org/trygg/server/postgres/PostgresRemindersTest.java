package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.RemindersContract;
import org.trygg.outbox.Listener;
import org.trygg.outbox.Outbox;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Told;
import org.trygg.passage.Requester;
import org.trygg.requests.Demand;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

class PostgresRemindersTest extends RemindersContract {
  private static final Requester EVA = Requester.staff("eva", Role.of("privacy"), Optional.empty());

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

  @Test
  void aRoundThatDiesHalfwayHasToldNothingAndTheNextTellsIt() {
    try (HikariDataSource own = TestDatabase.fresh()) {
      GateWorld.Stores stores = PostgresStores.in(own);
      var world = worldWithARequest(stores);
      var dying = new GateWorld(with(stores, new Dying(stores.outbox())), folder);

      assertThatThrownBy(() -> dying.on("2026-02-02").gate().desk().remind())
          .isInstanceOf(Died.class);
      assertThat(told(stores)).isEmpty();

      world.on("2026-02-02").gate().desk().remind();
      assertThat(told(stores)).containsExactly(Told.Kind.REQUEST_DUE_IN_A_WEEK);
    }
  }

  @Test
  void aReminderThatNobodyCouldHearWaitsUntilSomebodyDoes() {
    try (HikariDataSource own = TestDatabase.fresh()) {
      GateWorld.Stores stores = PostgresStores.in(own);
      worldWithARequest(stores).on("2026-02-10").gate().desk().remind();
      Listener deaf =
          _ -> {
            throw new Died();
          };
      var heard = new ArrayList<Told.Kind>();

      assertThatThrownBy(() -> outbox(stores, deaf).run()).isInstanceOf(Died.class);
      outbox(stores, message -> heard.add(message.kind())).run();

      assertThat(heard).containsExactly(Told.Kind.REQUEST_MISSED);
    }
  }

  private GateWorld worldWithARequest(GateWorld.Stores stores) {
    var world = new GateWorld(stores, folder);
    SubjectRef anna = world.customer();
    var received = Instant.parse("2026-01-08T09:00:00Z");
    world
        .gate()
        .desk()
        .initiate(EVA, anna, new Demand.Access(), received, new CaseRef(new UUID(3, 4)));
    told(stores);
    return world;
  }

  private static Outbox outbox(GateWorld.Stores stores, Listener listener) {
    return new Outbox(stores.transactions(), stores.outbox(), List.of(listener));
  }

  private static List<Told.Kind> told(GateWorld.Stores stores) {
    return stores
        .transactions()
        .call(() -> {
          List<OutboxStore.Waiting> waiting = stores.outbox().waiting(0, 100);
          stores.outbox().remove(waiting.stream().map(OutboxStore.Waiting::place).toList());
          return waiting.stream().map(each -> each.message().kind()).toList();
        });
  }

  private static GateWorld.Stores with(GateWorld.Stores stores, OutboxStore outbox) {
    return new GateWorld.Stores(
        stores.transactions(),
        stores.subjects(),
        stores.ledger(),
        stores.log(),
        stores.rings(),
        stores.vault(),
        stores.quarantine(),
        stores.identifiers(),
        outbox,
        stores.readings(),
        stores.sealed(),
        stores.requests());
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// An outbox whose program dies as soon as a message is in it.
  private record Dying(OutboxStore outbox) implements OutboxStore {
    @Override
    public void put(Told message) {
      outbox.put(message);
      throw new Died();
    }

    @Override
    public List<Waiting> waiting(long behind, int most) {
      return outbox.waiting(behind, most);
    }

    @Override
    public void remove(Collection<Long> places) {
      outbox.remove(places);
    }

    @Override
    public void forget(SubjectRef subject) {
      outbox.forget(subject);
    }
  }
}
