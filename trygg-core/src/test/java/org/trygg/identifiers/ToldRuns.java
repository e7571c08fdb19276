package org.trygg.identifiers;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Random runs of leases, the tellings of them in any order, and an oracle that answers by walking
/// the list of runs, half minute by half minute, by the plain rules of decision 30.
final class ToldRuns {
  static final Instant START = Instant.parse("2027-01-09T11:00:00Z");
  static final int LAST = 240;
  private static final int LONGEST_SILENCE = 40;
  private static final List<String> ADDRESSES =
      List.of("192.0.2.7", "192.0.2.8", "2001:db8:1:200::1", "2001:db8:1:201::1");

  /// Times are in half minutes since the start, whole minutes only.
  ///
  /// @param signs when it was told to run, the beginning first
  private record Run(
      int number,
      SubjectRef subject,
      AddressPrefix prefix,
      Optional<PortBlock> ports,
      Optional<String> line,
      List<Integer> signs,
      Ending ending,
      int until) {
    int from() {
      return signs.getFirst();
    }

    int seen() {
      return signs.getLast();
    }

    boolean isSession() {
      return ending != Ending.EXPIRES;
    }
  }

  private enum Ending {
    STOPPED,
    LOST,
    EXPIRES
  }

  private final Random chance;
  private final Bounds bounds;
  private final List<Run> runs = new ArrayList<>();

  ToldRuns(long seed) {
    chance = new Random(seed);
    bounds =
        new Bounds(Duration.ofMinutes(chance.nextInt(3)), Duration.ofMinutes(LONGEST_SILENCE / 2));
    int size = 2 + chance.nextInt(12);
    for (int number = 0; number < size; number++) {
      runs.add(run(number));
    }
  }

  Bounds bounds() {
    return bounds;
  }

  private Run run(int number) {
    var signs = new ArrayList<Integer>();
    int at = minute(LAST / 2);
    for (int i = chance.nextInt(4); i >= 0; i--) {
      signs.add(at);
      at += 2 + minute(20);
    }
    Ending ending = Ending.values()[chance.nextInt(3)];
    if (ending == Ending.EXPIRES) {
      signs.subList(1, signs.size()).clear();
    }
    boolean line = ending != Ending.EXPIRES && chance.nextInt(3) == 0;
    return new Run(
        number,
        new SubjectRef(new UUID(7, chance.nextInt(3))),
        prefix(),
        ports(),
        line ? Optional.of("nas/" + chance.nextInt(2)) : Optional.empty(),
        signs,
        ending,
        signs.getLast() + minute(50));
  }

  private int minute(int below) {
    return 2 * chance.nextInt(below / 2);
  }

  private AddressPrefix prefix() {
    String address = ADDRESSES.get(chance.nextInt(ADDRESSES.size()));
    int length = address.contains(":") ? (chance.nextBoolean() ? 56 : 64) : 32;
    return new AddressPrefix(InetAddress.ofLiteral(address), length);
  }

  private Optional<PortBlock> ports() {
    int first = 1_000 * (1 + chance.nextInt(3));
    return chance.nextInt(3) == 0
        ? Optional.of(new PortBlock(first, first + 1_499))
        : Optional.empty();
  }

  /// Everything told of the runs, each sign by itself, in any order.
  List<Runnable> tellings(Leases leases) {
    var all = new ArrayList<Runnable>();
    for (Run run : runs) {
      run.signs.forEach(sign -> {
        Tenure.End end =
            run.isSession() ? new Tenure.End.Open() : new Tenure.End.Expiring(at(run.until));
        all.add(() -> leases.put(lease(run, at(sign), end), run.subject));
      });
      if (run.ending == Ending.STOPPED) {
        var end = new Tenure.End.Told(at(run.until));
        all.add(() -> leases.put(lease(run, at(run.until), end), run.subject));
      }
    }
    Collections.shuffle(all, chance);
    return all;
  }

  private static AddressLease lease(Run run, Instant seen, Tenure.End end) {
    Optional<String> session =
        run.isSession() ? Optional.of("session/" + run.number) : Optional.empty();
    return new AddressLease(
        run.prefix,
        run.ports,
        new AddressLease.Tie(session, run.line),
        new Tenure(at(run.from()), seen, end, false),
        new LeaseOrigin(
            Category.of("ip-log"), LocalDate.of(2027, 1, 9), Optional.empty(), Optional.empty()));
  }

  /// A question, at a whole minute.
  Sighting sighting() {
    OptionalInt port =
        chance.nextInt(3) == 0
            ? OptionalInt.empty()
            : OptionalInt.of(1_000 + chance.nextInt(4_000));
    return new Sighting(
        InetAddress.ofLiteral(ADDRESSES.get(chance.nextInt(ADDRESSES.size()))),
        port,
        at(minute(LAST)));
  }

  /// What the rules say.
  Holder answer(Sighting sighting) {
    int asked = (int) ChronoUnit.SECONDS.between(START, sighting.at()) / 30;
    int tolerance = (int) bounds.tolerance().toMinutes() * 2;
    var near = new HashSet<SubjectRef>();
    boolean now = false;
    boolean sure = true;
    for (int tick = asked - tolerance; tick <= asked + tolerance; tick++) {
      int at = tick;
      Set<SubjectRef> holders =
          runs.stream()
              .filter(run -> holds(run, sighting, at))
              .map(Run::subject)
              .collect(Collectors.toSet());
      near.addAll(holders);
      now |= tick == asked && !holders.isEmpty();
      sure &= runs.stream().anyMatch(run -> holds(run, sighting, at) && isSure(run, sighting, at));
    }
    if (near.size() > 1) {
      return new Holder.Ambiguous(near.size());
    }
    return now
        ? new Holder.One(
            near.iterator().next(), sure ? Holder.Certainty.CERTAIN : Holder.Certainty.UNCERTAIN)
        : new Holder.None();
  }

  private boolean holds(Run run, Sighting sighting, int tick) {
    var asked =
        new AddressPrefix(
            sighting.address(), run.prefix.length() <= bits(sighting) ? run.prefix.length() : 0);
    boolean port =
        run.ports.isEmpty()
            || sighting.port().isEmpty()
            || run.ports.get().contains(sighting.port().getAsInt());
    if (!asked.equals(run.prefix) || !port || tick < run.from()) {
      return false;
    }
    return switch (run.ending) {
      case STOPPED -> tick < run.until || tick == run.from();
      case LOST -> tick < run.seen() + LONGEST_SILENCE && !isFollowed(run, tick, false);
      case EXPIRES -> tick == run.from() || (tick < run.until && !isFollowed(run, tick, false));
    };
  }

  private boolean isSure(Run run, Sighting sighting, int tick) {
    if (run.ports.isPresent() && sighting.port().isEmpty()) {
      return false;
    }
    return switch (run.ending) {
      case STOPPED -> true;
      case LOST -> tick <= run.seen();
      case EXPIRES -> tick <= run.seen() || !isFollowed(run, run.until - 1, true);
    };
  }

  /// Whether another run has begun in its place by then, after it was last heard of; the first to.
  private boolean isFollowed(Run run, int tick, boolean byAnother) {
    int first =
        runs.stream()
            .filter(each -> follows(each, run))
            .mapToInt(Run::from)
            .min()
            .orElse(Integer.MAX_VALUE);
    return first <= tick
        && (!byAnother
            || runs.stream()
                .filter(each -> follows(each, run) && each.from() == first)
                .anyMatch(each -> !each.subject.equals(run.subject)));
  }

  private static boolean follows(Run each, Run run) {
    boolean block =
        each.prefix.equals(run.prefix)
            && (run.ports.isEmpty()
                || each.ports.isEmpty()
                || run.ports.get().overlaps(each.ports.get()));
    boolean line = run.line.isPresent() && run.line.equals(each.line);
    return each.number != run.number && each.from() > run.seen() && (block || line);
  }

  private static int bits(Sighting sighting) {
    return sighting.address().getAddress().length * Byte.SIZE;
  }

  private static Instant at(int halfMinutes) {
    return START.plusSeconds(30L * halfMinutes);
  }
}
