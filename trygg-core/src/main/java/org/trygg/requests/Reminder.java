package org.trygg.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// That a request is to be answered soon, or should have been.
///
/// @param due the day that it is told of; for another day it is told anew
public record Reminder(Stage stage, LocalDate due) {
  /// How near the day is.
  public enum Stage {
    /// A week away or less.
    WEEK,
    /// Three days away or less, or over while the clock waits for the subject.
    THREE_DAYS,
    /// Over.
    MISSED
  }

  /// What a round of reminders found among the requests that wait.
  ///
  /// @param near how many are to be answered in a week or less
  /// @param missed of how many the day has passed
  /// @param told of how many something was told that was not told before
  public record Round(int near, int missed, int told) {
    public static final Round OF_NOTHING = new Round(0, 0, 0);

    /// Both together.
    public Round and(Round other) {
      return new Round(near + other.near, missed + other.missed, told + other.told);
    }
  }

  /// What is to be told of a request with that deadline; nothing while its day is far.
  public static Optional<Reminder> of(Deadline deadline, Instant now) {
    return stage(deadline, now).map(stage -> new Reminder(stage, deadline.due()));
  }

  private static Optional<Stage> stage(Deadline deadline, Instant now) {
    if (deadline.isMissedAt(now)) {
      return Optional.of(Stage.MISSED);
    }
    if (deadline.isCloseAt(now)) {
      return Optional.of(Stage.THREE_DAYS);
    }
    return deadline.isNearAt(now) ? Optional.of(Stage.WEEK) : Optional.empty();
  }

  /// Whether it tells more than what was told last.
  public boolean isNewsAfter(Optional<Reminder> last) {
    return last.map(told -> !told.due.equals(due) || stage.compareTo(told.stage) > 0).orElse(true);
  }
}
