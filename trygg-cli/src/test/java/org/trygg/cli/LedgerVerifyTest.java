package org.trygg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Entry;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.ledger.LogExport;
import org.trygg.ledger.Receipt;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.SigningKey;
import org.trygg.testkit.Promise;

@Promise("P26")
class LedgerVerifyTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final String VERIFYING_KEY = KEY.verifyingKey().toString();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path copy = Path.of("");
  private Path receipt = Path.of("");

  @BeforeEach
  void copyALog() throws IOException {
    var ledger = new InMemoryLedgerStore();
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
