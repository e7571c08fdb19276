package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.SENSOR_LOG;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.asking.ReadingStore;
import org.trygg.keys.Tag;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.Pending;
import org.trygg.ledger.What;
import org.trygg.ledger.Who;
import org.trygg.ledger.Why;
import org.trygg.vault.Held;
import org.trygg.vocabulary.SubjectRef;

/// What every [ReadingStore][org.trygg.asking.ReadingStore] does, over the other stores; run for
/// memory in the core, for PostgreSQL in the server.
public abstract class ReadingStoreContract {
  private static final List<Tag> NO_TAGS = List.of();
  private static final EntryId ID =
      new EntryId(UUID.fromString("0199c0de-0000-7000-8000-000000000001"));

  @TempDir private Path keys;
  private GateWorld world;
  private ReadingStore store;

  protected abstract GateWorld.Stores emptyStores();

  @BeforeEach
  void open() {
    world = new GateWorld(emptyStores(), keys);
    store = world.stores().readings();
  }

  @Test
  void ofASubjectItSeesStandingRingAndAllThatIsHeldInTheCategory() {
    SubjectRef anna = world.customer(ALARM);
    world.customer(ALARM);
    world.measure(anna, "21.5");
    world.measure(anna, "22.5");

    ReadingStore.Sight identity = store.look(anna, NO_TAGS, IDENTITY);
    ReadingStore.Sight sensors = store.look(anna, NO_TAGS, SENSOR_LOG);

    assertThat(identity.standing()).isEqualTo(in(world.stores().subjects().find(anna)));
    assertThat(identity.ring()).isEqualTo(in(world.stores().rings().read(anna, NO_TAGS).ring()));
    assertThat(identity.items().orElseThrow().records())
        .isEqualTo(world.stores().vault().records(anna, IDENTITY));
    assertThat(identity.items().orElseThrow().segments()).isEmpty();
    assertThat(sensors.items().orElseThrow().outsides())
        .isEqualTo(
            world.stores().vault().held(anna, Optional.empty(), 10).stream()
                .filter(each -> each.kind() == Held.Kind.SEGMENT)
                .toList())
        .hasSize(2);
  }

  @Test
  void ofNobodyItSeesNothing() {
    ReadingStore.Sight seen = store.look(new SubjectRef(new UUID(9, 9)), NO_TAGS, IDENTITY);

    assertThat(seen.standing()).isEmpty();
    assertThat(seen.ring()).isEmpty();
    assertThat(seen.items().orElseThrow().outsides()).isEmpty();
    assertThat(seen.buried()).isFalse();
  }

  @Test
  void aTombstoneIsSeen() {
    var tag = new Tag(new UUID(7, 7));
    world
        .stores()
        .transactions()
        .call(() -> {
          world.stores().rings().bury(tag, world.now());
          return true;
        });

    SubjectRef nobody = new SubjectRef(new UUID(9, 9));
    assertThat(store.look(nobody, List.of(tag), IDENTITY).buried()).isTrue();
    assertThat(store.look(nobody, List.of(new Tag(new UUID(8, 8))), IDENTITY).buried()).isFalse();
  }

  @Test
  void moreThanALittleIsLeftToTheLongWay() {
    SubjectRef anna = world.customer(ALARM);
    for (int i = 0; i < ReadingStore.MOST_ITEMS; i++) {
      world.measure(anna, "21." + i);
    }
    assertThat(store.look(anna, NO_TAGS, SENSOR_LOG).items()).isPresent();
    world.measure(anna, "22.0");
    world.tell(anna, IDENTITY, Map.of("name", "A".repeat(ReadingStore.MOST_BYTES)));

    assertThat(store.look(anna, NO_TAGS, SENSOR_LOG).items()).isEmpty();
    assertThat(store.look(anna, NO_TAGS, IDENTITY).items()).isEmpty();
  }

  @Test
  void anEntryIsWrittenWhileWhatWasSeenStands() {
    SubjectRef anna = world.customer(ALARM);
    ReadingStore.Sight seen = store.look(anna, NO_TAGS, IDENTITY);

    assertThat(store.append(entry(Optional.of(anna)), seen)).isTrue();

    assertThat(ids(anna)).contains(ID);
  }

  @Test
  void anEntryIsNotWrittenOnceTheStandingHasChanged() {
    SubjectRef anna = world.customer(ALARM);
    ReadingStore.Sight seen = store.look(anna, NO_TAGS, IDENTITY);
    world.inCase(anna, "support", "fault");

    assertThat(store.append(entry(Optional.of(anna)), seen)).isFalse();

    assertThat(ids(anna)).doesNotContain(ID);
    assertThat(store.append(entry(Optional.of(anna)), store.look(anna, NO_TAGS, IDENTITY)))
        .isTrue();
  }

  @Test
  void anEntryIsNotWrittenOnceTheRingHasChanged() {
    SubjectRef anna = world.customer(ALARM);
    ReadingStore.Sight seen = store.look(anna, NO_TAGS, IDENTITY);
    world.measure(anna, "21.5");

    assertThat(store.append(entry(Optional.of(anna)), seen)).isFalse();

    assertThat(ids(anna)).doesNotContain(ID);
  }

  @Test
  void anEntryOfNobodyIsWrittenWhateverHappens() {
    ReadingStore.Sight seen = store.look(new SubjectRef(new UUID(9, 9)), NO_TAGS, IDENTITY);

    assertThat(store.append(entry(Optional.empty()), seen)).isTrue();

    assertThat(world.entry(ID).leaf().entry().id()).isEqualTo(ID);
  }

  private List<EntryId> ids(SubjectRef subject) {
    return world.entries(subject).stream().map(each -> each.leaf().entry().id()).toList();
  }

  private Pending entry(Optional<SubjectRef> subject) {
    var entry =
        new Entry(
            ID, world.now(), What.of(Action.READ, Outcome.DONE), new Who.Job("test"), Why.UNKNOWN);
    return Pending.of(entry, subject);
  }

  private static <T> Optional<T> in(Optional<T> found) {
    assertThat(found).isPresent();
    return found;
  }
}
