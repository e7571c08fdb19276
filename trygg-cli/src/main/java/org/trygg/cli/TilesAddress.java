package org.trygg.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.Tiles;

/// A log at an address, C2SP tlog-tiles.
final class TilesAddress implements Tiles, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final String prefix;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// @param prefix the log's address, such as `https://trygg.example/ledger`
  TilesAddress(String prefix) {
    this.prefix = prefix.endsWith("/") ? prefix : prefix + "/";
  }

  SignedCheckpoint checkpoint() throws IOException {
    return SignedCheckpoint.parse(new String(get("checkpoint"), StandardCharsets.UTF_8));
  }

  @Override
  public List<byte[]> read(List<TileId> tiles) {
    return tiles.stream().map(this::read).toList();
  }

  private byte[] read(TileId tile) {
    try {
      return get(tile.path());
    } catch (IOException e) {
      throw new IllegalStateException("A tile cannot be fetched", e);
    }
  }

  private byte[] get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prefix + path)).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException("The log answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while fetching", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
