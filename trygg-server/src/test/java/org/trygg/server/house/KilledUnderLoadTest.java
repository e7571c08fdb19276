package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Receipt;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.testkit.Promise;

/// The program, and at times its database, is killed while customers come, measure, are looked at,
/// also in secret, have their data corrected and leave, a sweep goes over them, days are put
/// together, and every kind of key is made anew: nothing acknowledged is lost, nobody is half
/// erased, and the logs tell of just what was done.
///
/// Three rounds by default; `-Dtrygg.rounds=200` is what a release is shown.
class KilledUnderLoadTest {
  private static final int ROUNDS = Integer.getInteger("trygg.rounds", 3);
  private static final int WORKERS = 3;
  private static final String ONE = "--trygg.subjects=1";

  private final Random chance = new Random(4_711);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<Worker> workers = Stream.generate(Worker::new).limit(WORKERS).toList();
  private final List<String> receipts = new ArrayList<>();

  @TempDir private Path data;
  @TempDir private Path copy;

  @Test
  @Promise("P25")
  void nothingIsLostDoubledOrHalfHoweverOftenItIsKilled() throws Exception {
    long ofDemo = 0;
    var keeper = new Keeper(data);
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 3 == 1) {
        keeper.rotateIndex();
      }
      try (TryggProcess program = TryggProcess.start(data, ONE)) {
        Doors doors = program.doors();
        if (round == 0) {
          ofDemo = LogCopy.of(doors).events();
        }
        workers.forEach(worker -> worker.wake(doors));
        loadUntilKilled(program, doors, keeper);
      }
    }
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      workers.forEach(worker -> worker.wake(program.doors()));
      keeper.assertAllIsDone();
      assertTheLogTellsOfAll(program.doors(), ofDemo);
      assertTheLogTellsOfEveryKey(program.doors(), keeper);
      SealedCopy.of(program.doors()).assertIsWhole();
      program.stop();
    }
  }

  private void loadUntilKilled(TryggProcess program, Doors doors, Keeper keeper) throws Exception {
    var answers = new CountDownLatch(chance.nextInt(25));
    boolean withDatabase = chance.nextInt(3) == 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      workers.forEach(
          worker -> running.add(threads.submit(() -> worker.workUntilKilled(doors, answers))));
      running.add(threads.submit(() -> keep(keeper)));
      assertThat(answers.await(300, TimeUnit.SECONDS)).isTrue();
      if (chance.nextInt(3) > 0) {
        keepAReceipt(doors);
      }
      if (withDatabase) {
        program.killDatabase();
      }
      program.kill();
      for (Future<?> each : running) {
        rethrown(each);
      }
    }
  }

  /// Somebody sees to the keys while the load goes on.
  private void keep(Keeper keeper) {
    keeper.rotate();
    workers.stream().flatMap(worker -> worker.subject().stream()).forEach(keeper::ask);
  }

  private static void rethrown(Future<?> each) throws Exception {
    try {
      each.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A life saw what must not be", e.getCause());
    }
  }

  /// One receipt as it is given now, to be held against the log at the end.
  private void keepAReceipt(Doors doors) {
    String staff = doors.staff("privacy");
    workers.stream()
        .flatMap(worker -> worker.anEntry().stream())
        .map(entry -> receipt(doors, staff, entry))
        .filter(answer -> answer.statusCode() == 200)
        .findFirst()
        .ifPresent(answer -> receipts.add(Doors.text(answer)));
  }

  private static HttpResponse<byte[]> receipt(Doors doors, String staff, String entry) {
    return doors.get("/api/v1/ledger/receipts/" + entry, "Authorization", "Bearer " + staff);
  }

  private void assertTheLogTellsOfAll(Doors doors, long ofDemo) throws IOException {
    long expected = ofDemo + workers.stream().mapToLong(Worker::events).sum();
    long corrections = workers.stream().mapToLong(Worker::corrections).sum();
    LogCopy log = LogCopy.telling(doors, expected, corrections);
    assertThat(log.events()).isEqualTo(expected);
    assertThat(log.corrections()).isEqualTo(corrections);
    var verdict = log.verdict(copy, LogCopy.key(doors));
    assertThat(verdict.findings()).isEmpty();
    String staff = doors.staff("privacy");
    for (Worker worker : workers) {
      for (String entry : worker.entries()) {
        assertThat(receipt(doors, staff, entry).statusCode())
            .as("an act without its entry")
            .isEqualTo(200);
      }
    }
    List<Hash> hashes = log.hashes();
    for (String text : receipts) {
      Receipt receipt = Receipt.parse(text);
      assertThat(receipt.verify(LogCopy.key(doors))).isEmpty();
      assertThat(root(hashes, receipt.checkpoint().checkpoint().size()))
          .isEqualTo(receipt.checkpoint().checkpoint().root());
    }
  }

  private static void assertTheLogTellsOfEveryKey(Doors doors, Keeper keeper) throws IOException {
    LogCopy log = LogCopy.of(doors);
    assertThat(keeper.madeAnew()).isNotEmpty();
    for (Keeper.Kept each : keeper.madeAnew()) {
      assertThat(log.attesting(each.statement("made"))).as("made").isEqualTo(1);
      assertThat(log.attesting(each.statement("retired")))
          .as("retired")
          .isEqualTo(each.retired() ? 1 : 0);
    }
  }

  private static Hash root(List<Hash> leaves, long size) {
    Frontier frontier = Frontier.empty();
    leaves.stream().limit(size).forEach(frontier::append);
    return frontier.root();
  }

  /// One thread of load, with the lives that it has led.
  private final class Worker {
    private final Random steps = new Random(chance.nextLong());
    private final List<Life> lives = new ArrayList<>();
    private volatile Optional<Life> current = Optional.empty();

    private void workUntilKilled(Doors doors, CountDownLatch answers) {
      try {
        while (true) {
          step(doors);
          answers.countDown();
        }
      } catch (UncheckedIOException | Doors.NotDoneException killed) {
        // No answer, or one that says that it was not done: nothing of the step is acknowledged.
      }
    }

    private void step(Doors doors) {
      if (current.filter(life -> !life.isGone()).isEmpty()) {
        Life begun = Life.begin(doors, "life-" + steps.nextLong());
        lives.add(begun);
        current = Optional.of(begun);
        return;
      }
      Life life = current.get();
      switch (steps.nextInt(12)) {
        case 0 -> life.leave(doors);
        case 1 -> life.look(doors);
        case 2 -> doors.done(doors.staff("privacy"), "/api/v1/retention/sweeps", JSON, "{}");
        case 3, 4, 5 -> life.correct(doors);
        case 6 -> life.lookInSecret(doors);
        default -> life.measure(doors, now.minus(Duration.ofDays(steps.nextInt(2))).toString());
      }
    }

    private void wake(Doors doors) {
      lives.stream().skip(Math.max(0, lives.size() - 5)).forEach(life -> life.wake(doors));
    }

    private Optional<String> anEntry() {
      return current.flatMap(life -> life.entries().stream().reduce((_, last) -> last));
    }

    private List<String> entries() {
      return lives.stream().flatMap(life -> life.entries().stream()).toList();
    }

    /// Whoever lives now.
    private Optional<String> subject() {
      return current.map(Life::subject);
    }

    private long corrections() {
      return lives.stream().mapToLong(Life::corrections).sum();
    }

    private long events() {
      return lives.stream().mapToLong(Life::events).sum();
    }
  }
}
