package org.trygg.identifiers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What is told of when a lease ran, in whole microseconds. What is not told is inferred when
/// asked.
///
/// @param from the first instant
/// @param seen the last instant at which it was told to run
/// @param uncertain whether the beginning, or the end, is an inference of whoever tells
public record Tenure(Instant from, Instant seen, End end, boolean uncertain) {
  /// How far apart two tellings of the beginning of one session may lie: it is told as an age in
  /// whole seconds, by a clock that may be set meanwhile.
  private static final Duration SAME_BEGINNING = Duration.ofMinutes(2);

  /// How it ended, or may end.
  public sealed interface End {
    /// An end that was told, such as a stop or a release.
    record Told(Instant at) implements End {}

    /// It runs out then, unless more is told.
    record Expiring(Instant at) implements End {}

    /// Nothing is told of its end.
    record Open() implements End {}
  }

  /// @throws IllegalArgumentException if it ends before it begins
  public Tenure {
    from = from.truncatedTo(ChronoUnit.MICROS);
    seen = later(from, seen.truncatedTo(ChronoUnit.MICROS));
    end =
        switch (end) {
          case End.Told(Instant at) -> new End.Told(at.truncatedTo(ChronoUnit.MICROS));
          case End.Expiring(Instant at) -> new End.Expiring(at.truncatedTo(ChronoUnit.MICROS));
          case End.Open open -> open;
        };
    if (at(end).filter(from::isAfter).isPresent()) {
      throw new IllegalArgumentException("A lease ends after it begins");
    }
  }

  /// A lease that began and of which nothing more is told.
  public static Tenure begun(Instant from) {
    return new Tenure(from, from, new End.Open(), false);
  }

  /// A lease with both ends told.
  public static Tenure told(Instant from, Instant until) {
    return new Tenure(from, until, new End.Told(until), false);
  }

  /// When it ends, or runs out; empty while it is open.
  public Optional<Instant> until() {
    return at(end);
  }

  /// Whether two tellings with the same name of a session are of one run of it: names come again
  /// when equipment starts anew.
  boolean isSameRun(Tenure other, Duration silence) {
    if (!uncertain && !other.uncertain) {
      return Duration.between(from, other.from).abs().compareTo(SAME_BEGINNING) <= 0;
    }
    return !from.isAfter(other.latest(silence)) && !other.from.isAfter(latest(silence));
  }

  /// What both tell together of one run, whichever came first.
  Tenure with(Tenure other) {
    boolean alike = uncertain == other.uncertain;
    Instant earlier = from.isBefore(other.from) ? from : other.from;
    Instant first = alike ? earlier : uncertain ? other.from : from;
    End last =
        switch (endWith(other)) {
          case End.Told(Instant at) -> new End.Told(later(first, at));
          case End.Expiring(Instant at) -> new End.Expiring(later(first, at));
          case End.Open open -> open;
        };
    return new Tenure(first, later(seen, other.seen), last, uncertain && other.uncertain);
  }

  /// A told end goes before an expiry, and of two expiries the one told last.
  private End endWith(Tenure other) {
    if (end instanceof End.Told(Instant mine) && other.end instanceof End.Told(Instant others)) {
      return new End.Told(later(mine, others));
    }
    if (end instanceof End.Told || other.end instanceof End.Told) {
      return end instanceof End.Told ? end : other.end;
    }
    if (seen.equals(other.seen)) {
      boolean mine = until().orElse(from).isAfter(other.until().orElse(from));
      return mine ? end : other.end;
    }
    return seen.isAfter(other.seen) ? end : other.end;
  }

  private Instant latest(Duration silence) {
    return until().orElse(seen.plus(silence)).plus(SAME_BEGINNING);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Instant> at(End end) {
    return switch (end) {
      case End.Told(Instant at) -> Optional.of(at);
      case End.Expiring(Instant at) -> Optional.of(at);
      case End.Open _ -> Optional.empty();
    };
  }
}
