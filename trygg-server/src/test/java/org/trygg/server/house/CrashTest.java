package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.LINES;
import static org.trygg.server.house.Doors.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program is killed while events come in, and then PostgreSQL with it: what was acknowledged
/// is there, once, and the log tells of just what is there.
class CrashTest {
  private static final int BATCH = 20;
  private static final String ONE = "--trygg.subjects=1";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Random chance = new Random(1_789);
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final List<List<String>> sent = new ArrayList<>();
  private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private String subject = "";
  private long ofDemo;

  @TempDir private Path data;
  @TempDir private Path copy;

  @Test
  @Promise("P25")
  void killingTheProgramOrItsDatabaseLosesNothingThatWasAcknowledged() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (TryggProcess program = TryggProcess.start(data, ONE)) {
        if (round == 0) {
          subject = customer(program.doors());
          ofDemo = eventsOfDemo(program.doors());
        }
        sendUntilKilled(program, round == 1);
      }
    }
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      assertNothingIsLostDoubledOrHalf(program.doors());
      sent.forEach(batch -> post(program.doors(), batch));
      assertThat(acknowledged).hasSize(sent.size() * BATCH);
      assertNothingIsLostDoubledOrHalf(program.doors());
      var verdict = LogCopy.of(program.doors()).verdict(copy, LogCopy.key(program.doors()));
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.entries()).isPositive();
      program.stop();
    }
    assertThat(TryggProcess.databaseLog(data)).endsWith("database system is shut down\n");
  }

  private static String customer(Doors doors) {
    var contract = Map.of("service", "alarm", "start", "2025-01-01");
    var form = Map.of("identity", Map.of("name", "Anna Ek"), "contracts", List.of(contract));
    return doors
        .done(doors.feeder(), "/api/v1/subjects", JSON, json(form))
        .get("subject")
        .stringValue();
  }

  /// Kills after so many answers, while the next batch is under way.
  private void sendUntilKilled(TryggProcess program, boolean withDatabase) throws Exception {
    Doors doors = program.doors();
    var answers = new CountDownLatch(2 + chance.nextInt(12));
    Thread sender = Thread.ofVirtual().start(() -> sendForEver(doors, answers));
    assertThat(answers.await(60, TimeUnit.SECONDS)).isTrue();
    if (withDatabase) {
      program.killDatabase();
    }
    program.kill();
    sender.join();
  }

  private void sendForEver(Doors doors, CountDownLatch answers) {
    try {
      while (true) {
        String name = "event-" + sent.size() + "-";
        sent.add(IntStream.range(0, BATCH).mapToObj(i -> name + i).toList());
        post(doors, sent.getLast());
        answers.countDown();
      }
    } catch (UncheckedIOException | Doors.NotDoneException killed) {
      // No answer, or one that says that it was not done: nothing of the batch is acknowledged.
    }
  }

  private void post(Doors doors, List<String> batch) {
    String lines = batch.stream().map(this::event).collect(Collectors.joining("\n"));
    JsonNode told = doors.done(doors.feeder(), "/api/v1/events", LINES, lines);
    assertThat(told.get("outcomes").valueStream().map(each -> each.get("status").stringValue()))
        .hasSize(BATCH)
        .containsOnly("kept");
    acknowledged.addAll(batch);
  }

  private String event(String name) {
    return json(
        Map.of(
            "specversion",
            "1.0",
            "id",
            name,
            "source",
            "/crash",
            "type",
            "sensor.state",
            "time",
            now,
            "subject",
            subject,
            "data",
            Map.of(
                "category", "sensor-log",
                "service", "alarm",
                "fields", Map.of("device", "lamp", "state", name))));
  }

  private void assertNothingIsLostDoubledOrHalf(Doors doors) throws IOException {
    List<String> held = held(doors);
    assertThat(held).doesNotHaveDuplicates().containsAll(acknowledged);
    for (List<String> batch : sent) {
      assertThat(batch.stream().filter(held::contains).count()).isIn(0L, (long) BATCH);
    }
    assertThat(LogCopy.telling(doors, ofDemo + held.size()).events())
        .isEqualTo(ofDemo + held.size());
  }

  /// How many events of sensors the log tells of before the test sends any, once an entry made
  /// after those of the demo has its place.
  private long eventsOfDemo(Doors doors) throws IOException {
    String support = doors.staff("support");
    String opening = json(Map.of("subject", subject, "kind", "fault"));
    String entry =
        doors.done(support, "/api/v1/cases", JSON, opening).get("ledgerId").stringValue();
    String receipt = "/api/v1/ledger/receipts/" + entry;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (doors.get(receipt, "Authorization", "Bearer " + support).statusCode() != 200) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
    return LogCopy.of(doors).events();
  }

  /// What support sees in a case.
  private List<String> held(Doors doors) {
    String support = doors.staff("support");
    String fault = doors.open(support, subject, "fault");
    return Doors.text(doors.reading(support, fault, subject, "sensor-log"))
        .lines()
        .map(line -> MAPPER.readTree(line).at("/fields/state").stringValue())
        .toList();
  }
}
