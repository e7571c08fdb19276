package org.trygg.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final GroupCommit.Weight ONE = new GroupCommit.Weight(1, 10);
  private static final GroupCommit.Limits ONE_LANE =
      new GroupCommit.Limits(3, 1_000, 10, 60_000, 1);

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstRuns = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    callers.close();
  }

  @Test
  void whatComesWhileAGroupIsDoneIsTheNextGroupFirstComeFirstServed() throws Exception {
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(ONE_LANE, this::negated);
    List<Future<Integer>> answers = handIn(commit, 6);

    mayGoOn.countDown();

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get()).isEqualTo(-i);
    }
    assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
  }

  @Test
  void aGroupHasNoMoreBytesThanItMay() throws Exception {
    var limits = new GroupCommit.Limits(100, 25, 10, 60_000, 1);
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(limits, this::negated);
    List<Future<Integer>> answers = handIn(commit, 4);

    mayGoOn.countDown();
    answers.getLast().get();

    assertThat(groups).containsExactly(List.of(0), List.of(1, 2), List.of(3));
  }

  @Test
  void aWorkLargerThanAGroupMayBeIsAGroupOfItsOwn() {
    mayGoOn.countDown();
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(ONE_LANE, this::negated);

    assertThat(commit.call(7, new GroupCommit.Weight(1_000_000, Long.MAX_VALUE))).isEqualTo(-7);
  }

  @Test
  void oneThatFailsUndoesNoOtherAndHasItsOwnFault() throws Exception {
    GroupCommit<Integer, Integer> commit =
        new GroupCommit<>(
            ONE_LANE,
            works -> {
              List<Integer> done = negated(works);
              if (works.contains(2)) {
                throw new IllegalArgumentException("two");
              }
              return done;
            });
    List<Future<Integer>> answers = handIn(commit, 4);

    mayGoOn.countDown();

    assertThat(answers.get(1).get()).isEqualTo(-1);
    assertThat(answers.get(3).get()).isEqualTo(-3);
    assertThatThrownBy(() -> answers.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("two");
    assertThat(groups)
        .startsWith(List.of(0), List.of(1, 2, 3))
        .contains(List.of(1), List.of(2), List.of(3))
        .hasSize(5);
  }

  @Test
  void whatWouldWaitInAQueueThatIsFullIsTurnedAway() throws Exception {
    var limits = new GroupCommit.Limits(1, 1_000, 2, 60_000, 1);
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(limits, this::negated);
    List<Future<Integer>> answers = handIn(commit, 3);

    assertThatThrownBy(() -> commit.call(9, ONE)).isInstanceOf(BusyException.class);

    mayGoOn.countDown();
    assertThat(answers.getLast().get()).isEqualTo(-2);
    assertThat(groups).doesNotContain(List.of(9));
  }

  @Test
  void whoHasWaitedTooLongIsTurnedAwayAndNothingOfItIsDone() throws Exception {
    var limits = new GroupCommit.Limits(1, 1_000, 10, 0, 1);
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(limits, this::negated);
    Future<Integer> first = callers.submit(() -> commit.call(0, ONE));
    firstRuns.await();

    assertThatThrownBy(() -> commit.call(1, ONE)).isInstanceOf(BusyException.class);

    mayGoOn.countDown();
    assertThat(first.get()).isZero();
    commit.close();
    assertThat(groups).containsExactly(List.of(0));
  }

  @Test
  void twoLanesAreDoneAtTheSameTime() throws Exception {
    var both = new CountDownLatch(2);
    GroupCommit<Integer, Integer> commit =
        new GroupCommit<>(
            new GroupCommit.Limits(1, 1_000, 10, 60_000, 2),
            works -> {
              both.countDown();
              await(both);
              return works;
            });

    Future<Integer> one = callers.submit(() -> commit.call(1, ONE));
    Future<Integer> two = callers.submit(() -> commit.call(2, ONE));

    assertThat(one.get() + two.get()).isEqualTo(3);
  }

  @Test
  void closingFinishesWhatWasTakenInAndTakesNothingMore() throws Exception {
    GroupCommit<Integer, Integer> commit = new GroupCommit<>(ONE_LANE, this::negated);
    List<Future<Integer>> answers = handIn(commit, 3);
    Future<?> closing = callers.submit(commit::close);
    while (!commit.isClosed()) {
      Thread.onSpinWait();
    }
    assertThat(closing.isDone()).isFalse();

    mayGoOn.countDown();
    closing.get();

    assertThat(groups).containsExactly(List.of(0), List.of(1, 2));
    assertThat(answers.getLast().get()).isEqualTo(-2);
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> new GroupCommit.Limits(0, 1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Hands in so many works; the first is being done and waits, the others queue in their order.
  private List<Future<Integer>> handIn(GroupCommit<Integer, Integer> commit, int works)
      throws InterruptedException {
    var answers = new ArrayList<Future<Integer>>();
    for (int i = 0; i < works; i++) {
      int work = i;
      answers.add(callers.submit(() -> commit.call(work, ONE)));
      firstRuns.await();
      while (commit.waiting() < i) {
        Thread.onSpinWait();
      }
    }
    return answers;
  }

  private List<Integer> negated(List<Integer> works) {
    groups.add(List.copyOf(works));
    firstRuns.countDown();
    await(mayGoOn);
    return works.stream().map(each -> -each).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
