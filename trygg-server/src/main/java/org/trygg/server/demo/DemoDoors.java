package org.trygg.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trygg.server.access.Token;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program's own doors, knocked on over HTTP as any machine client would.
final class DemoDoors {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI server;
  private final Token token;

  DemoDoors(URI server, Token token) {
    this.server = server;
    this.token = token;
  }

  /// What a door answered.
  record Answer(boolean isConflict, JsonNode body) {}

  /// Posts one JSON object.
  ///
  /// @throws IllegalStateException if the door answers otherwise than taken or conflict
  Answer post(String path, Map<String, ?> body) {
    return send(path, "application/json", json.writeValueAsString(body));
  }

  /// Posts events, one a line.
  Answer postLines(String path, List<Map<String, Object>> events) {
    String lines =
        events.stream().map(json::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
    return send(path, "application/x-ndjson", lines);
  }

  private Answer send(String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token.reveal())
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case OK, CREATED -> new Answer(false, json.readTree(answer.body()));
        case CONFLICT -> new Answer(true, json.readTree(answer.body()));
        default ->
            throw new IllegalStateException(
                "A door answered the demo with status " + answer.statusCode());
      };
    } catch (IOException e) {
      throw new IllegalStateException("A door did not answer the demo", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted while it loaded", e);
    }
  }
}
