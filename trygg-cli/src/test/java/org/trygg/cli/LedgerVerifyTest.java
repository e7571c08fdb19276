package org.trygg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.copies.LogExport;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Entry;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.Receipt;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

@Promise("P26")
class LedgerVerifyTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final String VERIFYING_KEY = KEY.verifyingKey().toString();

  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));

  private final InMemoryLedgerStore ledger = new InMemoryLedgerStore();
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path copy = Path.of("");
  private Path receipt = Path.of("");

  @BeforeEach
  void copyALog() throws IOException {
    List<Entry> entries = new Entries(1).list(30);
    entries.forEach(entry -> ledger.append(entry, Optional.empty()));
    new Sequencer(ledger, KEY, 100).run();
    copy = folder.resolve("copy");
    LogExport.write(ledger, KEY.verifyingKey(), copy);
    receipt = folder.resolve("receipt.tlog-proof");
    String text = Receipt.issue(entries.get(4).id(), ledger).orElseThrow().toString();
    Files.writeString(receipt, text);
  }

  @Test
  void aWholeCopyIsSaidToBeWhole() {
    assertThat(run("ledger", "verify", copy.toString(), "--key", VERIFYING_KEY)).isZero();
    assertThat(out.toString().lines())
        .containsExactly("OK 30 entries: all there, unchanged and in order");
  }

  @Test
  void aDamagedCopyIsToldEntryByEntry() throws IOException {
    byte[] entries = Files.readAllBytes(copy.resolve("entries"));
    entries[10] ^= 1;
    Files.write(copy.resolve("entries"), entries);

    assertThat(run("ledger", "verify", copy.toString(), "--key", VERIFYING_KEY)).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("FAULT entry 0 was changed", "1 faults");
  }

  @Test
  void aReceiptIsVerified() throws IOException {
    assertThat(run("ledger", "verify", receipt.toString(), "--key", VERIFYING_KEY)).isZero();
    assertThat(out.toString().lines()).containsExactly("OK entry 4 is in the log");

    String forged = Files.readString(receipt).replace("index 4", "index 5");
    Files.writeString(receipt, forged);
    assertThat(run("ledger", "verify", receipt.toString(), "--key", VERIFYING_KEY)).isEqualTo(1);
  }

  @Test
  void theProcessingLogOfAReportIsSaidToBeCompleteOrWhatIsLeftOut() throws IOException {
    Path tiles = publish(40);
    Path extract = folder.resolve("processing-log.json");
    Files.writeString(extract, extract(ledger.entriesOf(ANNA, 0, 99)));

    assertThat(verifyExtract(extract, tiles)).isZero();
    assertThat(out.toString()).contains("OK complete: 10 of 10");
    Files.writeString(
        extract,
        extract(
            ledger.entriesOf(ANNA, 0, 99).stream().filter(each -> each.index() != 33).toList()));
    assertThat(verifyExtract(extract, tiles)).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAULT entry 4 of the subject, at 33 of the log, is left out");
    assertThat(run("ledger", "verify", extract.toString(), "--key", VERIFYING_KEY)).isEqualTo(2);
    assertThat(err.toString()).contains("--tiles");
  }

  private int verifyExtract(Path extract, Path tiles) {
    return run(
        "ledger",
        "verify",
        extract.toString(),
        "--key",
        VERIFYING_KEY,
        "--tiles",
        tiles.toString());
  }

  @Test
  void aProofOfConsistencyIsMadeOfTilesAndVerifiedWithoutThem() throws IOException {
    Path earlier = folder.resolve("earlier");
    Files.writeString(earlier, ledger.latestCheckpoint().orElseThrow().toString());
    Path tiles = publish(40);
    Path later = tiles.resolve("checkpoint");

    assertThat(
            run(
                "ledger",
                "consistency",
                earlier.toString(),
                later.toString(),
                "--key",
                VERIFYING_KEY,
                "--tiles",
                tiles.toString()))
        .isZero();
    Path proof = folder.resolve("proof");
    Files.writeString(proof, out.toString());
    assertThat(out.toString()).startsWith("old 30\n").contains("\n\nledger.example\n40\n");

    assertThat(verifyGrowth(proof, earlier)).isZero();
    assertThat(out.toString()).contains("OK 40 entries continue 30");
    assertThat(verifyGrowth(proof, later)).isEqualTo(1);
    Files.writeString(proof, Files.readString(proof).replaceFirst("\n[^\n]+\n", "\n"));
    assertThat(verifyGrowth(proof, earlier)).isEqualTo(1);
    assertThat(run("ledger", "verify", proof.toString(), "--key", VERIFYING_KEY)).isEqualTo(2);
  }

  private int verifyGrowth(Path proof, Path from) {
    return run(
        "ledger", "verify", proof.toString(), "--key", VERIFYING_KEY, "--from", from.toString());
  }

  /// Lets the log grow with entries about Anna, and writes its tiles into a folder.
  private Path publish(int size) throws IOException {
    new Entries(2).list(size - 30).forEach(entry -> ledger.append(entry, Optional.of(ANNA)));
    new Sequencer(ledger, KEY, 100).run();
    Path path = folder.resolve("tiles");
    for (int level : List.of(TileId.ENTRIES, 0)) {
      TileId tile = TileId.of(level, 0, size);
      Path file = path.resolve(tile.path());
      Files.createDirectories(file.resolveSibling("x"));
      Files.write(file, ledger.tree().read(List.of(tile)).getFirst());
    }
    Files.writeString(
        path.resolve("checkpoint"), ledger.latestCheckpoint().orElseThrow().toString());
    return path;
  }

  private static String extract(List<Sequenced> entries) {
    return entries.stream()
        .map(each -> {
          Leaf.Count count = each.count().orElseThrow();
          return """
          {"index":%d,"uncounted":"%s","number":%d,"previous":%d,"secret":"%s"}\
          """
              .formatted(
                  each.index(),
                  each.leaf().uncounted(),
                  count.number(),
                  count.previous(),
                  count.secret());
        })
        .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
  }

  @Test
  void anotherLogsKeyFindsAFault() {
    String other = SigningKey.generate("other.example").verifyingKey().toString();

    assertThat(run("ledger", "verify", copy.toString(), "--key", other)).isEqualTo(1);
    assertThat(out.toString()).contains("another log's");
  }

  @Test
  void aWrongCallIsExplainedWithoutRepeatingTheKey() {
    assertThat(run("ledger", "verify", copy.toString())).isEqualTo(2);
    assertThat(run("ledger", "verify", copy.toString(), "--key", "s3cret")).isEqualTo(2);
    assertThat(run("ledger", "verify", "nowhere", "--key", VERIFYING_KEY)).isEqualTo(2);
    assertThat(run("ledger")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("name+id+key").doesNotContain("s3cret");
  }

  @Test
  void everyCommandHasHelp() {
    assertThat(run("--help")).isZero();
    assertThat(run("ledger", "--help")).isZero();
    assertThat(run("ledger", "verify", "--help")).isZero();
    assertThat(out.toString()).contains("FOLDER|FILE|ADDRESS").contains("--key");
  }

  private int run(String... arguments) {
    return Main.run(List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
