package org.trygg.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// Intake over HTTP: events one a line, sent from this process to the program in another; beside a
/// COPY of the same events by this process.
final class HttpBench implements AutoCloseable {
  private static final int SUBJECTS = 20;
  private static final int EVENTS = 50;
  private static final int THREADS = 2;
  private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([0-9a-f-]{36})\"");

  private final Path data;
  private final RunningTrygg trygg;
  private final List<Submission.Events> submissions = new ArrayList<>();

  private HttpBench() throws IOException {
    this.data = Files.createTempDirectory("trygg-bench-http-");
    this.trygg =
        new RunningTrygg(
            data, Map.of(), "--trygg.demo=true", "--trygg.time=2026-01-11", "--trygg.subjects=1");
  }

  static List<String> run(Bench bench, Rounds rounds) throws IOException {
    try (var http = new HttpBench()) {
      http.register();
      return List.of(
          rounds.compare(
              new Rounds.Size(100, SUBJECTS * EVENTS, THREADS),
              new Rounds.Way(
                  "intake over HTTP, 1,000 events a request, " + THREADS + " at once",
                  _ -> http.send()),
              new Rounds.Way("COPY binary", _ -> bench.bare().copy(http.rows()))));
    }
  }

  @Override
  public void close() {
    trygg.close();
  }

  private void register() throws IOException {
    var traffic = new Traffic();
    for (int i = 0; i < SUBJECTS; i++) {
      String contracts =
          "{\"service\":\"internet\",\"start\":\"2025-01-01\",\"account\":\"bench-%d\"}"
              .formatted(i);
      String answer =
          post(
              "/api/v1/subjects",
              "application/json",
              "{\"identity\":{\"name\":\"Bench\"},\"contracts\":[" + contracts + "]}");
      Matcher found = SUBJECT.matcher(answer);
      if (!found.find()) {
        throw new IllegalStateException("A customer was not registered");
      }
      submissions.add(
          traffic.events(SubjectRef.parse(found.group(1)), Traffic.KINDS.getFirst(), EVENTS));
    }
  }

  private List<BareTables.Row> rows() {
    return submissions.stream().flatMap(each -> BareTables.Row.of(each).stream()).toList();
  }

  private void send() {
    try {
      String answer = post("/api/v1/events", "application/x-ndjson", lines());
      if (!answer.contains("\"kept\":" + SUBJECTS * EVENTS)) {
        throw new IllegalStateException("Not all of the events were kept");
      }
    } catch (IOException e) {
      throw new IllegalStateException("The door did not answer", e);
    }
  }

  private String lines() {
    var lines = new StringBuilder();
    String request = UUID.randomUUID().toString();
    int number = 0;
    for (BareTables.Row row : rows()) {
      lines
          .append("{\"specversion\":\"1.0\",\"source\":\"/bench\",\"id\":\"")
          .append(request)
          .append('/')
          .append(number++)
          .append("\",\"type\":\"")
          .append(row.type())
          .append("\",\"time\":\"")
          .append(row.at())
          .append("\",\"subject\":\"")
          .append(row.subject())
          .append("\",\"data\":{\"category\":\"")
          .append(row.category())
          .append("\",\"service\":\"")
          .append(row.service())
          .append("\",\"fields\":")
          .append(row.fields())
          .append("}}\n");
    }
    return lines.toString();
  }

  private String post(String path, String type, String body) throws IOException {
    return trygg.post(token(), path, type, body);
  }

  private String token() throws IOException {
    return Files.readString(data.resolve("demo").resolve("feeder.token")).strip();
  }
}
