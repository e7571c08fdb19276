package org.trygg.server.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/// Work done in rounds. A round may follow an interrupted one, so it starts from what is in the
/// database and not from memory.
///
/// @param name lower-case words with hyphens; stands in logs and figures
/// @param every pause between two rounds; 100 milliseconds to 24 hours
/// @param round the work; what it throws ends the round, not the job
public record RecurringJob(String name, Duration every, Runnable round) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(24);

  /// @throws IllegalArgumentException if the name or the pause is outside its bounds
  public RecurringJob {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A job's name is lower-case words joined by hyphens");
    }
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A job's pause is from 100 milliseconds to 24 hours");
    }
  }
}
