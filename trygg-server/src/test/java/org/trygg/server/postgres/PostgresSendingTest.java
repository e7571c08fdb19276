package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Channels.Register;
import org.trygg.sending.Intended;
import org.trygg.sending.Verdict;
import org.trygg.subject.Consent;
import org.trygg.subject.Extent;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The send gate on PostgreSQL, with two programs on one database: what one takes in, the other
/// knows, though it has known otherwise a moment ago.
class PostgresSendingTest {
  private static final Purpose MARKETING = Purpose.of("direct-marketing");
  private static final Requester SENDER =
      Requester.machine("sender", Set.of(MARKETING), Set.of(Category.of("contact")));
  private static final int ROUNDS = 40;
  private static final int SENDERS = 3;

  private final HikariDataSource database = TestDatabase.fresh();
  @TempDir private Path keys;
  private GateWorld here;
  private GateWorld there;
  private SubjectRef anna;
  private PolicyId notice;

  @BeforeEach
  void aCustomer() {
    here = new GateWorld(PostgresStores.in(database), keys);
    there = new GateWorld(PostgresStores.in(database), keys);
    anna = here.customer(GateWorld.ALARM);
    notice = here.gate().policy().policy().id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Senders ask without a pause, so that all caches are warm, while the consent is withdrawn
  /// elsewhere; whoever began to ask after the withdrawal was committed is refused.
  @Test
  @Promise({"P61", "P106"})
  void nobodyWhoAsksAfterTheWithdrawalIsCommittedIsAllowed() throws Exception {
    int allowedBefore = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Consent given = consent();
      change(given);
      allowedBefore += race(given);
    }

    assertThat(allowedBefore).isGreaterThan(ROUNDS);
  }

  /// One answer, and when it was asked for.
  private record Asked(long began, boolean allowed) {}

  /// @return how many were allowed before the withdrawal was committed
  private int race(Consent given) throws Exception {
    var committed = new AtomicLong(Long.MAX_VALUE);
    var over = new AtomicBoolean();
    var warm = new CountDownLatch(SENDERS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Asked>>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        senders.add(threads.submit(asking(warm, over)));
      }
      try {
        warm.await();
        change(given.withdrawnAt(here.now()));
        committed.set(System.nanoTime());
        assertThat(isAllowed()).isFalse();
      } finally {
        over.set(true);
      }
      List<Asked> all = new ArrayList<>();
      for (Future<List<Asked>> each : senders) {
        all.addAll(each.get());
      }
      assertThat(all)
          .filteredOn(each -> each.began > committed.get())
          .noneMatch(each -> each.allowed);
      return (int) all.stream().filter(Asked::allowed).count();
    }
  }

  private Callable<List<Asked>> asking(CountDownLatch warm, AtomicBoolean over) {
    return () -> {
      var all = new ArrayList<Asked>();
      do {
        long began = System.nanoTime();
        all.add(new Asked(began, isAllowed()));
        warm.countDown();
      } while (!over.get());
      long began = System.nanoTime();
      all.add(new Asked(began, isAllowed()));
      return all;
    };
  }

  @Test
  void aSubjectThatIsForgottenElsewhereIsNobodyAtOnce() {
    assertThat(isAllowed()).isTrue();

    here.stores().transactions().call(() -> here.stores().subjects().forget(anna));

    assertThat(isAllowed()).isFalse();
  }

  @Test
  void whatWasUndoneElsewhereWasNeverSaid() {
    assertThatThrownBy(() ->
            here.stores()
                .transactions()
                .call(() -> {
                  change(consent().withdrawnAt(here.now()));
                  assertThat(isAllowedBy(here)).isFalse();
                  throw new IllegalStateException("Undone");
                }))
        .hasMessage("Undone");

    assertThat(isAllowedBy(here)).isTrue();
    assertThat(isAllowedBy(there)).isTrue();
  }

  private boolean isAllowed() {
    return isAllowedBy(there);
  }

  private boolean isAllowedBy(GateWorld world) {
    var message =
        new Intended(anna, Channel.EMAIL, Optional.empty(), Set.of(), Register.NOT_CHECKED);
    return world.gate().sending().weigh(SENDER, List.of(message)).verdicts().getFirst()
        instanceof Verdict.Allowed;
  }

  private Consent consent() {
    return new Consent(
        UUID.randomUUID(),
        MARKETING,
        Extent.of(Channel.EMAIL),
        notice,
        here.now(),
        Optional.empty());
  }

  private void change(Consent consent) {
    here.gate()
        .restate(GateWorld.feeder(), anna, new StandingChange.Consented(consent), Optional.empty());
  }
}
