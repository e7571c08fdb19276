package org.trygg.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.trygg.calendar.Until;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.passage.Holding;
import org.trygg.passage.Requester;
import org.trygg.passage.Swept;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.SubjectRef;

/// The sweep: finds what is due by its outside, has the gate erase it, and certifies what it did.
///
/// A page of subjects is one transaction, so that a kill at any moment leaves nothing half erased
/// and the next run goes on. Its cost grows with what is due, not with what is held. Two sweeps at
/// once wait for each other's page and then find it done; each certifies what it did itself. A
/// subject of whom something cannot be opened or erased is left as it is, counted in the
/// certificate, and tried again by the next sweep.
public final class Sweep {
  private static final int PAGE = 1_000;
  private static final Requester SWEEP = Requester.job("retention-sweep");

  private final Gate gate;
  private final CertificateStore certificates;
  private final InstantSource clock;
  private final Pace pace;

  /// Leaves room for others between two pieces of a sweep.
  public interface Pace {
    /// @param worked how long the piece took
    void rest(Duration worked);
  }

  public Sweep(Gate gate, CertificateStore certificates, InstantSource clock) {
    this(gate, certificates, clock, _ -> {});
  }

  /// @param pace how long to rest between two pieces
  public Sweep(Gate gate, CertificateStore certificates, InstantSource clock, Pace pace) {
    this.pace = pace;
    this.gate = gate;
    this.certificates = certificates;
    this.clock = clock;
  }

  /// Says what a sweep on the day would do, and does nothing.
  public DryRun dryRun(LocalDate day) {
    var due = new Tally();
    var kept = new ArrayList<DryRun.Kept>();
    forEachDue(
        day,
        subject -> {
          for (Holding holding : gate.holdings(subject)) {
            Lifespan lifespan = holding.lifespan();
            Category category = holding.category();
            if (lifespan.erasure().isDueOn(day)) {
              due.add(category, lifespan, 1);
            } else if (isMarkedFor(holding, day)) {
              kept.add(new DryRun.Kept(category, lifespan));
            }
          }
        });
    return new DryRun(day, due.rows(), kept, staying(day));
  }

  /// Erases everything whose day has come, and certifies it.
  ///
  /// One at a time: who asks while another runs gets an answer when that one too is certified.
  public synchronized Certificate run() {
    LocalDate today = gate.today();
    var erased = new Tally();
    long forgotten = 0;
    long left = 0;
    Optional<SubjectRef> after = Optional.empty();
    do {
      Instant began = clock.instant();
      Swept swept = gate.upkeep().sweep(SWEEP, after, PAGE);
      swept.erased().forEach(each -> erased.add(each.category(), each.lifespan(), each.items()));
      forgotten += swept.subjects().forgotten();
      left += swept.subjects().left();
      after = swept.last();
      pace.rest(Duration.between(began, clock.instant()));
    } while (after.isPresent());
    while (gate.upkeep().eraseLoose(SWEEP) > 0) {
      // Each batch is a transaction of its own.
    }
    return certify(today, erased.rows(), new Certificate.Subjects(forgotten, left));
  }

  private Certificate certify(
      LocalDate day, List<DuePerRule> erased, Certificate.Subjects subjects) {
    Instant ended = clock.instant();
    var draft =
        new Certificate(
            Optional.empty(), gate.policy().policy().id(), day, ended, erased, subjects);
    if (erased.isEmpty() && subjects.left() == 0) {
      return draft;
    }
    var entry = gate.upkeep().attest(SWEEP, Action.SWEEP, draft.toBytes(), draft.items());
    var certificate =
        new Certificate(Optional.of(entry), draft.policy(), day, ended, erased, subjects);
    certificates.put(certificate);
    return certificate;
  }

  private List<DryRun.Staying> staying(LocalDate day) {
    return gate.upkeep().planned().stream()
        .filter(each -> each.month().map(month -> month.isAfter(day)).orElse(true))
        .map(each -> new DryRun.Staying(each.category(), each.month(), each.items()))
        .toList();
  }

  private void forEachDue(LocalDate day, Consumer<SubjectRef> work) {
    Optional<SubjectRef> after = Optional.empty();
    List<SubjectRef> page;
    do {
      page = gate.upkeep().due(day, after, PAGE);
      page.forEach(work);
      after = page.isEmpty() ? after : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }

  private static boolean isMarkedFor(Holding holding, LocalDate day) {
    return holding.marked().map(on -> !on.isAfter(day)).orElse(false);
  }

  /// Counts items by category and by the rule whose period was the last to lapse.
  private static final class Tally {
    private record Key(Category category, RuleId rule) {}

    private final TreeMap<Key, Long> counts =
        new TreeMap<>(Comparator.comparing(Key::category).thenComparing(Key::rule));

    void add(Category category, Lifespan lifespan, long items) {
      RuleId rule = last(lifespan).orElse(DuePerRule.NO_RULE);
      counts.merge(new Key(category, rule), items, Long::sum);
    }

    List<DuePerRule> rows() {
      return counts.entrySet().stream()
          .map(each ->
              new DuePerRule(each.getKey().category(), each.getKey().rule(), each.getValue()))
          .toList();
    }

    private static Optional<RuleId> last(Lifespan lifespan) {
      return lifespan.uses().stream()
          .max(Comparator.comparing(use -> end(use.until())))
          .map(use -> use.retention().id());
    }

    private static LocalDate end(Until until) {
      return switch (until) {
        case Until.Open _ -> LocalDate.MAX;
        case Until.Day(LocalDate end) -> end;
        case Until.Never _ -> LocalDate.MIN;
      };
    }
  }
}
