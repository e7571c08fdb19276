package org.trygg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program in a process of its own, spoken to over HTTP.
final class RunningTrygg implements AutoCloseable {
  private static final String READY = "Trygg is ready: ";

  private final Process process;
  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param environment what is added to this process's own
  RunningTrygg(Path data, Map<String, String> environment, String... settings) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.trygg.server.TryggServer",
                "--trygg.port=0",
                "--trygg.data=" + data,
                "--trygg.policies=../policies",
                "--trygg.law=../law/se"));
    command.addAll(List.of(settings));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.server = ready(process);
  }

  private static URI ready(Process process) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> readAway(lines));
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IllegalStateException("The program ended before it was ready");
  }

  /// Lets the program go on writing; the pipe closes when it ends.
  private static void readAway(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // It has ended, and has nothing more to say.
    }
  }

  String post(String token, String path, String type, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token)
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

  @Override
  public void close() {
    process.destroy();
    http.close();
  }
}
