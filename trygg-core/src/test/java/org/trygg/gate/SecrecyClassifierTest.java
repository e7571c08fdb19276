package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.IDENTITY;
import static org.trygg.gate.GateWorld.all;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.passage.Overview;
import org.trygg.passage.Requester;
import org.trygg.proof.Bundle;
import org.trygg.proof.TileId;
import org.trygg.vocabulary.SubjectRef;

/// Two hundred days of a log, on half of which somebody's data is disclosed in secret. A classifier
/// is given all that the customer, staff without the right and whoever holds every public tile can
/// see of a day, and learns on half of the days; on the other half it does no better than chance.
class SecrecyClassifierTest {
  private static final int RUNS = 200;
  private static final int BEAT_LEAVES = 4;

  /// Chance is one half; three standard deviations of a hundred guesses more.
  private static final double CHANCE = 0.65;

  private final Random chance = new Random(1_977);
  @TempDir private Path keys;

  /// What is seen of a day.
  private record Day(boolean isSecret, List<Double> seen) {}

  @Test
  void nothingThatIsSeenTellsADayWithASecretFromOneWithout() {
    assertThat(accuracy(days("secret-order"))).isLessThan(CHANCE);
  }

  @Test
  void theSameClassifierFindsADisclosureThatIsNoSecret() {
    assertThat(accuracy(days("disclosure"))).isGreaterThan(0.95);
  }

  private List<Day> days(String kind) {
    var world = new GateWorld(InMemoryStores.empty(), keys);
    var days = new ArrayList<Day>();
    long entries = world.whole().size();
    for (int i = 0; i < RUNS; i++) {
      world.on(LocalDate.of(2026, 1, 1).plusDays(i).toString());
      SubjectRef anna = world.customer(ALARM);
      boolean isSecret = chance.nextBoolean();
      for (int events = chance.nextInt(5); events > 0; events--) {
        world.measure(anna, "21.5");
      }
      if (isSecret) {
        world.shown(world.inCase(anna, "disclosure", kind), all(anna, IDENTITY));
      }
      world.measure(anna, "21.5");
      world.shown(world.inCase(anna, "support", "contact"), all(anna, IDENTITY));
      world.gate().upkeep().growSealed();
      days.add(new Day(isSecret, seen(world, anna, entries)));
      entries = world.whole().size();
    }
    return days;
  }

  private List<Double> seen(GateWorld world, SubjectRef anna, long before) {
    List<Entry> open = world.whole();
    List<Entry> ofDay = open.subList((int) before, open.size());
    var overview =
        (Overview.Told) world.gate().overview(Requester.self(anna), anna, Action.DELIVER);
    List<byte[]> leaves = sealed(world);
    var seen = DoubleStream.builder();
    // The number of events is told by the entries themselves: what is left over is what shows.
    int told =
        Math.toIntExact(
            ofDay.stream().filter(each -> each.what().action() == Action.COLLECT).count());
    seen.add(ofDay.size() - told);
    seen.add(skipped(ofDay));
    seen.add(world.entries(anna).size() - told);
    seen.add(overview.standing().cases().size());
    seen.add(overview.holdings().size() - told);
    seen.add(leaves.size());
    seen.add(leaves.stream().mapToInt(leaf -> leaf.length).sum());
    seen.add(new HashSet<>(leaves.stream().map(Arrays::hashCode).toList()).size());
    leaves.forEach(leaf -> {
      seen.add(mean(leaf));
      seen.add(zeros(leaf));
      seen.add(Byte.toUnsignedInt(leaf[0]));
    });
    return seen.build().boxed().toList();
  }

  /// How many numbers the entries' ids leave out between the first and the last of the day.
  private static int skipped(List<Entry> ofDay) {
    long[] counts =
        ofDay.stream()
            .mapToLong(each -> each.id().value().getMostSignificantBits() & 0xFFF)
            .sorted()
            .toArray();
    return Math.toIntExact(counts[counts.length - 1] - counts[0] + 1 - counts.length);
  }

  private static List<byte[]> sealed(GateWorld world) {
    var tree = world.stores().sealed().tree();
    long size = tree.head().orElseThrow().checkpoint().size();
    long first = size - BEAT_LEAVES;
    var bundle = TileId.of(TileId.ENTRIES, first / TileId.FULL, size);
    List<byte[]> all = Bundle.parse(tree.read(List.of(bundle)).getFirst());
    return all.subList((int) (first % TileId.FULL), all.size());
  }

  private static double mean(byte[] leaf) {
    return IntStream.range(0, leaf.length)
        .map(i -> Byte.toUnsignedInt(leaf[i]))
        .average()
        .orElse(0);
  }

  private static double zeros(byte[] leaf) {
    return IntStream.range(0, leaf.length).filter(i -> leaf[i] == 0).count();
  }

  /// The best single cut of a single feature on the first half, judged on the second; the features
  /// are looked at alone and as distances from the mean of each kind of day.
  private static double accuracy(List<Day> days) {
    List<Day> learnt = days.subList(0, RUNS / 2);
    List<Day> judged = days.subList(RUNS / 2, RUNS);
    int features = learnt.getFirst().seen().size();
    Optional<Cut> best =
        IntStream.range(0, features)
            .boxed()
            .flatMap(
                feature -> learnt.stream().map(day -> new Cut(feature, day.seen().get(feature))))
            .flatMap(cut -> List.of(cut, cut.turned()).stream())
            .max(Comparator.comparingDouble(cut -> cut.right(learnt)));
    return best.orElseThrow().right(judged);
  }

  /// Says secret where the feature is more than a value, or not more.
  private record Cut(int feature, double value, boolean above) {
    Cut(int feature, double value) {
      this(feature, value, true);
    }

    Cut turned() {
      return new Cut(feature, value, !above);
    }

    double right(List<Day> days) {
      ToDoubleFunction<Day> hit =
          day -> (day.seen().get(feature) > value == above) == day.isSecret() ? 1 : 0;
      return days.stream().mapToDouble(hit).average().orElse(0);
    }
  }
}
