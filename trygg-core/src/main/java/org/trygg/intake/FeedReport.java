package org.trygg.intake;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.formats.Tally;
import org.trygg.vocabulary.Reason;

/// The account of a log that was fed in: what became of every line, and of every event that the
/// lines told of. It adds up.
///
/// @param malformed the first 1,000 places where lines could not be read
public record FeedReport(Tally tally, Events events, List<Malformed> malformed) {
  /// The most places that are told.
  public static final int MOST_PLACES = 1_000;

  /// What became of the events, each counted once.
  ///
  /// @param told by the lines
  /// @param duplicates taken before
  /// @param quarantined by why
  /// @param refused by why
  public record Events(
      long told,
      long kept,
      long discarded,
      long duplicates,
      SortedMap<Reason, Long> quarantined,
      SortedMap<Reason, Long> refused) {
    /// @throws IllegalArgumentException if it does not add up: an event was lost
    public Events {
      quarantined = copy(quarantined);
      refused = copy(refused);
      if (told != kept + discarded + duplicates + sum(quarantined) + sum(refused)) {
        throw new IllegalArgumentException("Every event is kept, or not kept for a reason");
      }
    }

    private static SortedMap<Reason, Long> copy(SortedMap<Reason, Long> counts) {
      var copy = new TreeMap<Reason, Long>(Comparator.comparing(Reason::code));
      copy.putAll(counts);
      return Collections.unmodifiableSortedMap(copy);
    }
  }

  /// Lines that could not be read.
  ///
  /// @param lines their numbers, such as `3-5,9`
  /// @param fault what is wrong, a fixed text
  public record Malformed(String lines, String fault) {}

  public FeedReport {
    malformed = List.copyOf(malformed);
  }

  /// Whether all lines were understood or could be ignored, and nothing was set aside or refused.
  public boolean isClean() {
    return tally.malformed() == 0 && events.quarantined.isEmpty() && events.refused.isEmpty();
  }

  static long sum(SortedMap<Reason, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
