package org.trygg.identifiers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.vocabulary.SubjectRef;

/// Who held an address at an instant, reckoned from what was told around it.
///
/// Somebody is named only if nobody else can have held it within the tolerance of the instant, and
/// surely only if they held it all that time.
final class Reckoning {
  private final Instant at;
  private final Instant first;
  private final Instant last;
  private final List<Span> near;

  /// When a subject held it: from the first instant until the first after it.
  ///
  /// @param surelyUntil until when no inference was needed
  private record Span(SubjectRef subject, Instant from, Instant until, Instant surelyUntil) {
    boolean meets(Instant first, Instant last) {
      return !from.isAfter(last) && until.isAfter(first);
    }
  }

  Reckoning(List<LeaseStore.Candidate> told, Sighting sighting, Bounds bounds) {
    this.at = sighting.at();
    this.first = at.minus(bounds.tolerance());
    this.last = at.plus(bounds.tolerance());
    this.near =
        told.stream()
            .map(each -> span(each, sighting.port(), bounds.silence()))
            .filter(each -> each.meets(first, last))
            .toList();
  }

  Holder holder() {
    Set<SubjectRef> subjects = near.stream().map(Span::subject).collect(Collectors.toSet());
    if (subjects.size() > 1) {
      return new Holder.Ambiguous(subjects.size());
    }
    return near.stream().anyMatch(each -> each.meets(at, at))
        ? new Holder.One(subjects.iterator().next(), certainty())
        : new Holder.None();
  }

  /// Sure if the leases leave no gap within the tolerance.
  private Holder.Certainty certainty() {
    Instant reached = first;
    for (Span span : near.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (!span.from.isAfter(reached) && span.surelyUntil.isAfter(reached)) {
        reached = span.surelyUntil;
      }
    }
    return reached.isAfter(last) ? Holder.Certainty.CERTAIN : Holder.Certainty.UNCERTAIN;
  }

  private static Span span(LeaseStore.Candidate told, OptionalInt port, Duration silence) {
    Tenure tenure = told.tenure();
    boolean portUnknown = told.isOfPorts() && port.isEmpty();
    Instant surely = tenure.uncertain() || portUnknown ? tenure.from() : surelyUntil(told);
    return new Span(told.subject(), tenure.from(), until(told, silence), surely);
  }

  private static Instant until(LeaseStore.Candidate told, Duration silence) {
    Tenure tenure = told.tenure();
    Instant alone =
        switch (tenure.end()) {
          case Tenure.End.Told(Instant end) -> ended(tenure, end);
          case Tenure.End.Expiring(Instant end) -> ended(tenure, end);
          case Tenure.End.Open _ -> tenure.seen().plus(silence);
        };
    return told.next().map(LeaseStore.Next::from).filter(alone::isAfter).orElse(alone);
  }

  private static Instant surelyUntil(LeaseStore.Candidate told) {
    Tenure tenure = told.tenure();
    Instant afterSeen = tenure.seen().plus(1, ChronoUnit.MICROS);
    return switch (tenure.end()) {
      case Tenure.End.Told(Instant end) -> ended(tenure, end);
      case Tenure.End.Open _ -> afterSeen;
      case Tenure.End.Expiring(Instant end) -> expiring(ended(tenure, end), afterSeen, told.next());
    };
  }

  /// What began and ended at one instant, as clocks tell it, was had at that instant.
  private static Instant ended(Tenure tenure, Instant end) {
    return end.equals(tenure.from()) ? end.plus(1, ChronoUnit.MICROS) : end;
  }

  /// Until the expiry or the renewal; but once another has had it, nobody knows when it was given
  /// up.
  private static Instant expiring(Instant end, Instant afterSeen, Optional<LeaseStore.Next> next) {
    Optional<LeaseStore.Next> earlier = next.filter(each -> each.from().isBefore(end));
    return earlier.map(each -> each.sameSubject() ? each.from() : afterSeen).orElse(end);
  }
}
