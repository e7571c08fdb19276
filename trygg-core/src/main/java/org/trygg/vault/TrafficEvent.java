package org.trygg.vault;

import java.time.Instant;
import java.util.Comparator;
import org.trygg.vocabulary.Source;

/// One event of traffic data in the clear: when, of what type, from where, and its fields; never
/// printed.
///
/// @param at between 1970 and 2200
/// @param type the kind of event as the log names it, such as `radius.stop`
public record TrafficEvent(Instant at, String type, Source source, Fields fields) {
  static final Comparator<TrafficEvent> BY_TIME = Comparator.comparing(TrafficEvent::at);

  /// @throws IllegalArgumentException if the time or the type is not of its form
  public TrafficEvent {
    if (at.isBefore(TimeRange.ALL.from()) || !at.isBefore(TimeRange.ALL.until())) {
      throw new IllegalArgumentException("An event's time is between 1970 and 2200");
    }
    if (!Fields.isWord(type)) {
      throw new IllegalArgumentException("An event's type is letters, digits and - _ . only");
    }
  }

  @Override
  public String toString() {
    return "TrafficEvent[REDACTED]";
  }
}
