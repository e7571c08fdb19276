package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trygg.proof.Bundle;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.VerifyingKey;
import org.trygg.testkit.Promise;

@Promise("P26")
class TilesDoorTest {
  private static final RunningServer SERVER = RunningServer.shared();

  @Test
  void anybodyComputesTheSignedRootFromTheBundlesAndFromTheTilesAlike() throws Exception {
    SignedCheckpoint head = checkpoint();
    long size = head.checkpoint().size();
    Frontier ofBundles = Frontier.empty();
    Frontier ofTiles = Frontier.empty();
    for (long index = 0; index * TileId.FULL < size; index++) {
      byte[] bundle = tile(TileId.of(TileId.ENTRIES, index, size)).body();
      Bundle.parse(bundle).forEach(leaf -> ofBundles.append(Hash.ofLeaf(leaf)));
      byte[] hashes = tile(TileId.of(0, index, size)).body();
      for (int at = 0; at < hashes.length; at += Hash.SIZE_BYTES) {
        ofTiles.append(Hash.of(Arrays.copyOfRange(hashes, at, at + Hash.SIZE_BYTES)));
      }
    }

    VerifyingKey key = VerifyingKey.parse(SERVER.get("/ledger/key").body().strip());
    assertThat(head.isSignedBy(key)).isTrue();
    assertThat(size).isPositive();
    assertThat(ofBundles.root()).isEqualTo(head.checkpoint().root());
    assertThat(ofTiles.root()).isEqualTo(head.checkpoint().root());
  }

  @Test
  void tilesAreKeptByCachesForEverAndTheCheckpointNever() throws Exception {
    long size = checkpoint().checkpoint().size();
    HttpResponse<byte[]> tile = tile(TileId.of(0, 0, size));

    assertThat(tile.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "public", "immutable");
    assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(SERVER.get("/ledger/checkpoint").headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  @Test
  void theBundlesTellNothingOfWhoDidWhat() throws Exception {
    long size = checkpoint().checkpoint().size();
    byte[] bundle = tile(TileId.of(TileId.ENTRIES, 0, size)).body();

    assertThat(Bundle.parse(bundle)).allSatisfy(leaf -> assertThat(leaf).hasSize(32));
    assertThat(new String(bundle, UTF_8))
        .doesNotContain("legal-compliance", "alleato", "publication");
  }

  @Test
  void aTileThatIsNotThereIsNotFoundWhateverItsName() throws Exception {
    for (String path : new String[] {"0/0", "9/000", "0/000.p/0", "entries/999", "x", "0/../1"}) {
      assertThat(SERVER.get("/ledger/tile/" + path).statusCode()).as(path).isIn(400, 404);
    }
  }

  private static SignedCheckpoint checkpoint() throws Exception {
    SERVER.sequence();
    return SignedCheckpoint.parse(SERVER.get("/ledger/checkpoint").body());
  }

  private static HttpResponse<byte[]> tile(TileId tile) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(SERVER.request("/ledger/" + tile.path()).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer;
    }
  }
}
