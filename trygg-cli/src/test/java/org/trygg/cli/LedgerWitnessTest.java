package org.trygg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.proof.TiledLog;
import org.trygg.testkit.Promise;

@Promise("P26")
class LedgerWitnessTest {
  private static final SigningKey KEY = SigningKey.generate("log.example");
  private static final String LOG_KEY = KEY.verifyingKey().toString();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aWitnessFollowsALogAtItsAddressAndCosignsWhatOnlyGrew() throws IOException {
    Path tiles = publish("log", 1, 300);
    HttpServer server = serve(tiles);
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/ledger";
      assertThat(witness("w1", address)).isZero();
      publish("log", 1, 900);
      assertThat(witness("w1", address)).isZero();

      assertThat(out.toString())
          .contains("OK the log has 300 entries", "OK the log has 900 entries");
      assertThat(run("ledger", "verify", address, "--key", LOG_KEY)).isZero();
      assertThat(out.toString()).contains("OK 900 leaves: the tree is what was signed");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRollbackAndAnEquivocationAreNamedAndBothHeadsKept() throws IOException {
    Path log = publish("log", 1, 300);
    assertThat(witness("w1", log.toString())).isZero();
    Path shorter = publish("shorter", 1, 200);
    Path other = publish("other", 2, 300);

    assertThat(witness("w1", shorter.toString())).isEqualTo(1);
    assertThat(witness("w1", other.toString())).isEqualTo(1);

    assertThat(out.toString())
        .contains("FAULT rollback: the log showed 300 entries before, and 200 now")
        .contains("FAULT equivocation: the log signed two trees of 300 entries");
    assertThat(folder.resolve("w1/evidence-300-200")).exists();
    assertThat(Files.readString(folder.resolve("w1/evidence-300-300")))
        .contains(Files.readString(other.resolve("checkpoint")));
    assertThat(witness("w1", log.toString())).isZero();
  }

  @Test
  void aLogWithTwoFacesIsFoundByComparingItsWitnesses() throws IOException {
    Path one = publish("one", 1, 300);
    Path two = publish("two", 2, 300);
    witness("w1", one.toString());
    witness("w2", two.toString());
    witness("w3", one.toString());

    assertThat(compare("w1", "w3")).isZero();
    assertThat(compare("w1", "w2")).isEqualTo(1);
    assertThat(out.toString()).contains("FAULT equivocation");

    publish("one", 1, 400);
    witness("w3", one.toString());
    assertThat(compare("w1", "w3")).isEqualTo(1);
    assertThat(compare("w1", "w3", "--tiles", one.toString())).isZero();
  }

  @Test
  void aCheckpointIsWorthAsManyWitnessesAsCosignedIt() throws IOException {
    Path log = publish("log", 1, 10);
    witness("w1", log.toString());
    String first = keyOf("w1");
    witness("w2", log.toString());
    String second = keyOf("w2");
    String seen = folder.resolve("w1/seen").toString();

    assertThat(run("ledger", "verify", seen, "--key", LOG_KEY, "--witness", first)).isZero();
    assertThat(
            run(
                "ledger",
                "verify",
                seen,
                "--key",
                LOG_KEY,
                "--witness",
                first,
                "--witness",
                second))
        .isEqualTo(1);
    assertThat(out.toString()).contains("fewer than 2 of the witnesses cosigned the checkpoint");
    assertThat(
            run(
                "ledger",
                "verify",
                seen,
                "--key",
                LOG_KEY,
                "--witness",
                first,
                "--witness",
                second,
                "--least",
                "1"))
        .isZero();
  }

  @Test
  void aChangedTileOfAFolderIsNamed() throws IOException {
    Path log = publish("log", 1, 300);
    Path bundle = log.resolve(TileId.of(TileId.ENTRIES, 0, 300).path());
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[34 * 7 + 5] ^= 1;
    Files.write(bundle, bytes);

    assertThat(run("ledger", "verify", log.toString(), "--key", LOG_KEY)).isEqualTo(1);
    assertThat(out.toString()).contains("FAULT leaf 7 is not the one that its tile holds");
  }

  @Test
  void aWrongCallIsExplained() throws IOException {
    Path log = publish("log", 1, 3);
    String memory = folder.resolve("w9").toString();

    assertThat(run("ledger", "witness", log.toString(), "--key", LOG_KEY, "--memory", memory))
        .isEqualTo(2);
    assertThat(witness("w9", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(run("ledger", "compare", "a", "b", "--key", "s3cret")).isEqualTo(2);
    assertThat(err.toString()).contains("--name").doesNotContain("s3cret");
  }

  private int witness(String name, String log) {
    String memory = folder.resolve(name).toString();
    return run(
        "ledger",
        "witness",
        log,
        "--key",
        LOG_KEY,
        "--memory",
        memory,
        "--name",
        name + ".example");
  }

  private int compare(String one, String other, String... more) {
    List<String> arguments = new ArrayList<>(List.of("ledger", "compare"));
    arguments.add(folder.resolve(one).resolve("seen").toString());
    arguments.add(folder.resolve(other).resolve("seen").toString());
    arguments.addAll(List.of("--key", LOG_KEY));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private String keyOf(String witness) {
    return out.toString()
        .lines()
        .filter(line -> line.contains(witness + ".example"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  /// Writes a log of so many leaves as files; the same seed makes the same leaves.
  private Path publish(String name, long seed, int count) throws IOException {
    var store = new InMemoryTreeStore();
    Path path = folder.resolve(name);
    Files.createDirectories(path);
    String note = new TiledLog(KEY).grow(store, leaves(seed, count)).toString();
    Files.writeString(path.resolve("checkpoint"), note);
    for (int level = TileId.ENTRIES; level < 2; level++) {
      for (long index = 0; index * 256 < count >>> (8 * Math.max(level, 0)); index++) {
        TileId tile = TileId.of(level, index, count);
        Path file = path.resolve(tile.path());
        Files.createDirectories(path.resolve(tile.path()).resolveSibling("x"));
        Files.write(file, store.read(List.of(tile)).getFirst());
      }
    }
    return path;
  }

  private static List<byte[]> leaves(long seed, int count) {
    var random = new Random(seed);
    List<byte[]> leaves = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      byte[] leaf = new byte[32];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static HttpServer serve(Path tiles) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ledger/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/ledger/".length());
          Path file = tiles.resolve(path);
          boolean isThere = Files.isRegularFile(file);
          byte[] body = isThere ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? body.length : -1);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private int run(String... arguments) {
    return Main.run(List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
