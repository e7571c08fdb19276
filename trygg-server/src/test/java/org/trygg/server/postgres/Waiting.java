package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two transactions that meet, seen from a third place.
public final class Waiting {
  private Waiting() {}

  /// Returns when somebody waits for a lock, or the work is done without.
  public static void until(JdbcClient jdbc, Future<?> work) {
    // Not pg_stat_activity: within one transaction that is always the same answer.
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    Instant limit = Instant.now().plusSeconds(20);
    while (!work.isDone() && jdbc.sql(waiting).query(Long.class).single() == 0) {
      assertThat(Instant.now()).as("another transaction waits").isBefore(limit);
      Thread.onSpinWait();
    }
  }
}
