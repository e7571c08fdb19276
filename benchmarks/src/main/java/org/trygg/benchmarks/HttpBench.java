package org.trygg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.SubjectRef;

/// Intake over HTTP: events one a line, sent from this process to the program in another; beside a
/// COPY of the same events by this process.
final class HttpBench implements AutoCloseable {
  private static final String READY = "Trygg is ready: ";
  private static final int SUBJECTS = 20;
  private static final int EVENTS = 50;
  private static final int THREADS = 2;
  private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([0-9a-f-]{36})\"");

  private final Process process;
  private final Path data;
  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Submission.Events> submissions = new ArrayList<>();

  private HttpBench() throws IOException {
    this.data = Files.createTempDirectory("trygg-bench-http-");
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.trygg.server.TryggServer",
                "--trygg.port=0",
                "--trygg.data=" + data,
                "--trygg.policies=../policies",
                "--trygg.law=../law/se",
                "--trygg.demo=true",
                "--trygg.time=2026-01-11",
                "--trygg.subjects=1")
            .redirectErrorStream(true)
            .start();
    this.server = ready(process);
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
    process.destroy();
    http.close();
  }

  private static URI ready(Process process) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IllegalStateException("The program ended before it was ready");
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
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException("A door answered with status " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The bench was interrupted", e);
    }
  }

  private String token() throws IOException {
    return Files.readString(data.resolve("demo").resolve("feeder.token")).strip();
  }
}
