package org.trygg.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.trygg.keys.Binding;
import org.trygg.keys.Ciphertext;

/// A segment as it is stored: traffic events of one subject, category and day, sealed as one.
public record SealedSegment(SegmentId id, Label label, Span span, Ciphertext sealed) {

  /// The events' times and number, readable without a key so that a read touches few segments.
  ///
  /// @param firstAt the first event's time, rounded down to a microsecond
  /// @param lastAt the last event's time, rounded up to a microsecond
  public record Span(Instant firstAt, Instant lastAt, int count) {
    static Span of(List<TrafficEvent> events) {
      Instant first = events.getFirst().at();
      Instant last = first;
      for (TrafficEvent event : events) {
        first = event.at().isBefore(first) ? event.at() : first;
        last = event.at().isAfter(last) ? event.at() : last;
      }
      Instant floor = last.truncatedTo(ChronoUnit.MICROS);
      Instant ceiling = floor.equals(last) ? floor : floor.plus(1, ChronoUnit.MICROS);
      return new Span(first.truncatedTo(ChronoUnit.MICROS), ceiling, events.size());
    }

    /// Whether an event of the segment may lie in the range.
    public boolean touches(TimeRange range) {
      return firstAt.isBefore(range.until()) && !lastAt.isBefore(range.from());
    }
  }

  static Binding binding(SegmentId id, Label label) {
    return new Binding("segment", label.collected().day(), id.value());
  }
}
