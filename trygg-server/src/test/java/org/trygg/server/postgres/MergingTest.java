package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.GateWorld;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Merged;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.SubjectRef;

/// Merging on real connections: cut short, met by others, and done twice at once.
class MergingTest {
  @TempDir private Path keys;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Watched watched = new Watched();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private GateWorld world;

  @BeforeEach
  void open() {
    world = new GateWorld(watched.stores(database), keys);
  }

  @AfterEach
  void close() {
    others.close();
    database.close();
  }

  @Test
  void mergingCutShortAtAnyStepLosesAndDoublesNothing() {
    SubjectRef anna = measured(6);
    world.on("2026-01-11");
    int steps = 0;
    while (isCutShortAfter(steps)) {
      assertThat(values(anna)).containsExactlyInAnyOrderElementsOf(expected(6));
      assertThat(segments()).isEqualTo(6);
      steps++;
    }

    assertThat(steps).isGreaterThanOrEqualTo(4);
    assertThat(segments()).isEqualTo(1);
    assertThat(values(anna)).containsExactlyInAnyOrderElementsOf(expected(6));
  }

  @Test
  void theDayThatIsNotOverIsLeftAlone() {
    measured(3);

    assertThat(world.gate().upkeep().merge(100).before()).isZero();
    assertThat(segments()).isEqualTo(3);
  }

  @Test
  void twoMergersAtOnceDoEachDayOnce() throws Exception {
    List<SubjectRef> all = IntStream.range(0, 8).mapToObj(_ -> measured(5)).toList();
    world.on("2026-01-11");

    List<Future<Merged>> rounds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rounds.add(others.submit(() -> world.gate().upkeep().merge(100)));
    }
    long before = 0;
    for (Future<Merged> round : rounds) {
      before += round.get().before();
    }

    assertThat(before).isEqualTo(40);
    assertThat(segments()).isEqualTo(8);
    all.forEach(each -> assertThat(values(each)).containsExactlyInAnyOrderElementsOf(expected(5)));
  }

  @Test
  void mergingThatMeetsAnErasureLeavesNothingOfWhatWasErased() throws Exception {
    List<SubjectRef> all = IntStream.range(0, 8).mapToObj(_ -> measured(5)).toList();
    world.on("2026-07-11");

    Future<Merged> merging = others.submit(() -> world.gate().upkeep().merge(100));
    for (SubjectRef each : all) {
      world
          .gate()
          .erase(Requester.job("sweep"), each, new ErasureScope.OfLapsed(), Optional.empty());
    }

    assertThat(merging.get().unreadable()).isZero();
    assertThat(segments()).isZero();
  }

  @Test
  void mergingAddsNothingToTheTimeThatAnythingIsKept() {
    measured(4);
    world.on("2026-01-11");
    world.gate().upkeep().merge(100);

    assertThat(
            jdbc.sql("SELECT erase_on::text || ' ' || events FROM vault_segment")
                .query(String.class)
                .list())
        .containsExactly("2026-07-10 4");
  }

  private boolean isCutShortAfter(int steps) {
    watched.allow(steps);
    try {
      world.gate().upkeep().merge(100);
      return false;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("cut short");
      return true;
    } finally {
      watched.allow(Integer.MAX_VALUE);
    }
  }

  @Test
  void theCutIsThere() {
    measured(2);
    watched.allow(0);

    assertThatThrownBy(() -> world.gate().upkeep().merge(100)).hasMessage("cut short");
  }

  private SubjectRef measured(int count) {
    world.on("2026-01-10");
    SubjectRef subject = world.customer(GateWorld.ALARM);
    expected(count).forEach(value -> world.measure(subject, value));
    return subject;
  }

  private static List<String> expected(int count) {
    return IntStream.range(0, count).mapToObj(i -> "2" + i + ".5").toList();
  }

  private List<String> values(SubjectRef subject) {
    return world
        .shown(
            world.inCase(subject, "support", "fault"), GateWorld.all(subject, GateWorld.SENSOR_LOG))
        .stream()
        .map(each -> each.values().getOrDefault("value", ""))
        .toList();
  }

  private long segments() {
    return jdbc.sql("SELECT count(*) FROM vault_segment").query(Long.class).single();
  }
}
