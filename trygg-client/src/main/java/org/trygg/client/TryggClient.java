package org.trygg.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/// Talks to one Trygg server with one token. Safe for use by many threads.
///
/// Every call may be repeated when its answer did not arrive: what the server has taken, it knows
/// again.
public final class TryggClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI server;
  private final String token;

  /// @param server the address of the server, such as `http://127.0.0.1:8080/`
  /// @param token the bearer token of a registered machine client
  public TryggClient(URI server, String token) {
    this.server = URI.create(server + (server.toString().endsWith("/") ? "" : "/"));
    this.token = token;
  }

  /// Sends events as CloudEvents JSON, one a line, and says what became of each, in order.
  ///
  /// @throws IOException if the server cannot be reached
  /// @throws RefusedException if the server takes nothing of it
  public List<EventOutcome> sendEvents(String lines) throws IOException {
    HttpRequest.Builder request = request("api/v1/events", BodyPublishers.ofString(lines));
    return EventOutcome.parse(answer(request.header("Content-Type", "application/x-ndjson")));
  }

  /// Feeds a whole log, of any length, in a format by name.
  ///
  /// @param progress told how many bytes have been sent so far, now and then
  /// @throws IOException if the log cannot be read or the server cannot be reached
  /// @throws RefusedException if the server takes nothing of it, such as for an unknown format
  public FeedReport feed(String format, InputStream log, LongConsumer progress) throws IOException {
    BodyPublisher body = BodyPublishers.ofInputStream(() -> new Counted(log, progress));
    HttpRequest.Builder request = request("api/v1/feeds/" + format, body);
    return FeedReport.parse(answer(request.header("Content-Type", "application/octet-stream")));
  }

  private HttpRequest.Builder request(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "text/plain")
        .POST(body);
  }

  private String answer(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new RefusedException(answer.statusCode());
      }
      return answer.body();
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("The server cannot be reached, or the log cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the server", e);
    }
  }

  @Override
  public String toString() {
    return "TryggClient[" + server + "]";
  }
}
