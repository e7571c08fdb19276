package org.trygg.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.trygg.server.database.PostgresLead;
import org.trygg.server.postgres.TestDatabase;

class JobsTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @Test
  void aJobIsDoneAgainAndAgainAlsoAfterAFault() throws Exception {
    var rounds = new CountDownLatch(3);
    Runnable faulty =
        () -> {
          rounds.countDown();
          throw new IllegalStateException("a fault in a round");
        };
    try (var jobs = new Jobs(List.of(new RecurringJob("faulty", SHORT, faulty)), new Held(true))) {
      jobs.start();

      assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aProgramWithoutTheLeadDoesNothing() throws Exception {
    var rounds = new AtomicInteger();
    var lead = new Held(false);
    var job = new RecurringJob("idle", SHORT, rounds::incrementAndGet);
    try (var jobs = new Jobs(List.of(job), lead)) {
      jobs.start();
      assertThat(lead.asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(rounds).hasValue(0);
  }

  @Test
  void closingWaitsForTheRoundUnderWay() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicInteger();
    Runnable slow =
        () -> {
          begun.countDown();
          await(mayEnd);
          ended.incrementAndGet();
        };
    var jobs = new Jobs(List.of(new RecurringJob("slow", SHORT, slow)), new Held(true));
    jobs.start();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    Thread closing = Thread.ofVirtual().start(jobs::close);
    mayEnd.countDown();

    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    assertThat(ended.get()).isPositive();
  }

  @Test
  void aTickIsOneRoundOfEveryJobAndCountsTheFaults() {
    var rounds = new AtomicInteger();
    Runnable faulty =
        () -> {
          throw new IllegalStateException("a fault in a round");
        };
    try (var jobs =
        new Jobs(
            List.of(
                new RecurringJob("first", SHORT, rounds::incrementAndGet),
                new RecurringJob("second", SHORT, faulty),
                new RecurringJob("third", SHORT, rounds::incrementAndGet)),
            new Held(false))) {
      assertThat(jobs.tick()).isEqualTo(1);
    }
    assertThat(rounds).hasValue(2);
  }

  @Test
  void oneProgramHasTheLeadAndAnotherTakesItOver() {
    try (HikariDataSource database = TestDatabase.fresh()) {
      var first = new PostgresLead(database);
      var second = new PostgresLead(database);
      assertThat(first.isHeld()).isTrue();
      assertThat(first.isHeld()).isTrue();
      assertThat(second.isHeld()).isFalse();

      first.giveUp();

      assertThat(second.isHeld()).isTrue();
      assertThat(first.isHeld()).isFalse();
      second.giveUp();
    }
  }

  @Test
  void namesAreWordsAndPausesHaveBounds() {
    assertThatThrownBy(() -> new RecurringJob("Not A Word", SHORT, () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecurringJob("fast", Duration.ofMillis(99), () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    var job = new RecurringJob("same", SHORT, () -> {});
    assertThatThrownBy(() -> new Jobs(List.of(job, job), new Held(true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A lead that is always held, or never; tells when it has been asked for twice.
  private static final class Held implements Lead {
    private final boolean held;
    private final CountDownLatch asked = new CountDownLatch(2);

    Held(boolean held) {
      this.held = held;
    }

    @Override
    public boolean isHeld() {
      asked.countDown();
      return held;
    }

    @Override
    public void giveUp() {}
  }
}
