package org.trygg.server.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the jobs, each on a virtual thread of its own: the first round at the start, the next when
/// the pause after the last is over, and all of them only while this program has the lead.
///
/// Stopping waits for rounds under way and never interrupts them: an interrupt would tear a
/// connection to the database.
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final List<RecurringJob> jobs;
  private final Lead lead;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /// @throws IllegalArgumentException if two jobs have the same name
  public Jobs(List<RecurringJob> jobs, Lead lead) {
    Set<String> names = jobs.stream().map(RecurringJob::name).collect(Collectors.toSet());
    if (names.size() < jobs.size()) {
      throw new IllegalArgumentException("Two jobs have the same name");
    }
    this.jobs = List.copyOf(jobs);
    this.lead = lead;
  }

  /// Starts the rounds.
  public synchronized void start() {
    for (RecurringJob job : jobs) {
      threads.add(Thread.ofVirtual().name("job-" + job.name()).start(() -> repeat(job)));
    }
  }

  /// One round of every job, one after the other, on the caller's thread; for tests, which have no
  /// time to wait. Returns how many ended in a fault.
  public int tick() {
    return (int) jobs.stream().filter(job -> !succeeds(job)).count();
  }

  /// Ends the rounds, waits for those under way, and gives up the lead.
  @Override
  public synchronized void close() {
    stopping.countDown();
    try {
      for (Thread each : threads) {
        if (!each.join(STOP_WITHIN)) {
          LOG.warn("{} did not end its round in time", each.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lead.giveUp();
  }

  private void repeat(RecurringJob job) {
    do {
      tryRound(job);
    } while (!isStoppedWithin(job.every()));
  }

  private void tryRound(RecurringJob job) {
    if (lead.isHeld() && !succeeds(job)) {
      LOG.info("Job {} tries again in {}", job.name(), job.every());
    }
  }

  private static boolean succeeds(RecurringJob job) {
    try {
      job.round().run();
      return true;
    } catch (RuntimeException fault) {
      LOG.error("A round of job {} ended in a fault", job.name(), fault);
      return false;
    }
  }

  private boolean isStoppedWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
