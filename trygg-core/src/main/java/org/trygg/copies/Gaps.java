package org.trygg.copies;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Finding;
import org.trygg.ledger.Lapse;
import org.trygg.ledger.Leaf;

/// What is gone from a copy of a log, and whether the log itself accounts for it: as many entries
/// as its newest entry of a lapse counts, all of the years that it names.
///
/// A gap that stands behind an entry of a later year was no lapse; and of the others the last ones
/// were none, if there are more than the log counts.
final class Gaps {
  /// The controller's new year comes before or after that of UTC by less than this.
  private static final Duration ZONES = Duration.ofDays(1);

  private final List<Run> runs = new ArrayList<>();
  private Optional<Lapse> lapse = Optional.empty();
  private Instant latest = Instant.MIN;
  private long told;
  private long next;

  /// Neighbours that are gone.
  ///
  /// @param to the index after the last one
  /// @param latest when the latest of the entries before them was made
  private record Run(long from, long to, Instant latest) {}

  /// Reads a copy to its end.
  static Gaps in(LogFolder folder) throws IOException {
    var gaps = new Gaps();
    try (DataInputStream entries = folder.open(LogFolder.ENTRIES)) {
      Optional<Leaf> leaf = LogFolder.readLeaf(entries);
      while (leaf.isPresent()) {
        gaps.read(leaf.filter(each -> !LogFolder.isGone(each)));
        leaf = LogFolder.readLeaf(entries);
      }
    }
    return gaps;
  }

  /// Reads the next entry; none if its bytes are gone.
  private void read(Optional<Leaf> leaf) {
    long index = next++;
    leaf.ifPresentOrElse(this::there, () -> gone(index));
  }

  private void gone(long index) {
    boolean goesOn = !runs.isEmpty() && runs.getLast().to == index;
    Run run = goesOn ? runs.removeLast() : new Run(index, index, latest);
    runs.add(new Run(run.from, index + 1, run.latest));
  }

  private void there(Leaf leaf) {
    try {
      Entry entry = leaf.entry();
      Instant made = entry.id().made();
      latest = made.isAfter(latest) ? made : latest;
      Lapse.of(entry)
          .ifPresent(newest -> {
            lapse = Optional.of(newest);
            told = entry.what().count().orElse(0);
          });
    } catch (IllegalArgumentException e) {
      // A stranger among the entries is told of by its hash.
    }
  }

  /// How many entries are gone, rightly or not.
  long count() {
    return runs.stream().mapToLong(run -> run.to - run.from).sum();
  }

  /// The last year that the log tells of.
  Optional<Year> through() {
    return lapse.map(Lapse::through);
  }

  /// What is gone and not accounted for, of the entries before this index.
  List<Finding> findingsBefore(long index) {
    List<Finding> findings = new ArrayList<>();
    for (Run run : unaccounted()) {
      if (run.to == next && run.from < index) {
        findings.add(new Finding.Truncated(run.from, run.to));
      } else {
        for (long each = run.from; each < Math.min(run.to, index); each++) {
          findings.add(new Finding.Removed(each));
        }
      }
    }
    return findings;
  }

  /// Whether the entry is gone, and rightly.
  boolean accountsFor(long index) {
    return isIn(runs, index) && !isIn(unaccounted(), index);
  }

  private static boolean isIn(List<Run> runs, long index) {
    return runs.stream().anyMatch(run -> run.from <= index && index < run.to);
  }

  private List<Run> unaccounted() {
    List<Run> unaccounted = new ArrayList<>();
    long tooMany = count() - told;
    for (Run run : runs.reversed()) {
      long length = run.to - run.from;
      long wrong = isLate(run) ? length : Math.clamp(tooMany, 0L, length);
      tooMany -= wrong;
      if (wrong > 0) {
        unaccounted.add(new Run(run.to - wrong, run.to, run.latest));
      }
    }
    return unaccounted.reversed();
  }

  private boolean isLate(Run run) {
    return lapse
        .filter(told -> run.latest.isBefore(told.end(ZoneOffset.UTC).plus(ZONES)))
        .isEmpty();
  }
}
