package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The doors of a running program, for staff of any role and for the machine that hands in data.
final class Doors {
  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";
  private static final JsonMapper MAPPER = new JsonMapper();

  /// The program answered that it did not do what was asked.
  static final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDoneException(String message) {
      super(message);
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final Path demo;

  Doors(URI server, Path data) {
    this.server = server;
    this.demo = data.resolve("demo");
  }

  URI server() {
    return server;
  }

  /// The token of the machine that hands in data.
  String feeder() {
    return read("feeder.token").strip();
  }

  /// A new token of the member of staff with that role.
  String staff(String role) {
    Map<String, String> passwords =
        read("accounts.txt")
            .lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    String account = "demo-" + role;
    String claim = json(Map.of("account", account, "password", passwords.get(account)));
    HttpResponse<byte[]> answer = post("/api/v1/staff-tokens", JSON, claim);
    if (answer.statusCode() / 100 != 2) {
      throw new NotDoneException("No token: " + answer.statusCode());
    }
    return tree(answer).get("token").stringValue();
  }

  private String read(String name) {
    try {
      return Files.readString(demo.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static JsonNode tree(HttpResponse<byte[]> answer) {
    return MAPPER.readTree(answer.body());
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  /// @param headers names and values in turn
  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /// @param headers names and values in turn
  HttpResponse<byte[]> post(String path, String type, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return send("POST", path, body, all);
  }

  /// Posts as whoever holds the token, and expects that it is done.
  JsonNode done(String token, String path, String type, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token;
    HttpResponse<byte[]> answer = post(path, type, body, all);
    if (answer.statusCode() / 100 != 2) {
      throw new NotDoneException(path + " answered " + answer.statusCode() + " " + text(answer));
    }
    return tree(answer);
  }

  HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.resolve(path)).method(method, BodyPublishers.ofString(body));
    try {
      return http.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  /// Opens a case about the subject, and gives its reference.
  String open(String token, String subject, String kind) {
    return done(token, "/api/v1/cases", JSON, json(Map.of("subject", subject, "kind", kind)))
        .get("caseRef")
        .stringValue();
  }

  /// Reads a category of the subject within a case: one line for each record or event.
  HttpResponse<byte[]> reading(String token, String caseRef, String subject, String category) {
    return post(
        "/api/v1/subjects/" + subject + "/readings",
        JSON,
        json(Map.of("category", category)),
        "Authorization",
        "Bearer " + token,
        "Trygg-Case",
        caseRef);
  }
}
