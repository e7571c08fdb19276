package org.trygg.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.trygg.copies.LogVerifier;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Leaf;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.SigningKey;
import org.trygg.proof.VerifyingKey;

/// Verifies a copy of a log of a million entries offline, beside SHA-256 of the same files.
public final class VerifyBench {
  private static final int ENTRIES = 1_000_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private VerifyBench() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("trygg-bench-").resolve("log");
    SigningKey key = SigningKey.generate("bench.example/log");
    write(folder, key);
    var rounds = new Rounds(2, 7);
    String row =
        rounds.compare(
            new Rounds.Size(1, ENTRIES, 1),
            new Rounds.Way("verify 1 M entries offline", _ -> verify(folder, key.verifyingKey())),
            new Rounds.Way("SHA-256 of the same bytes", _ -> hash(folder)));
    Hammer.print(List.of(row), rounds);
  }

  /// Writes what an export of such a log holds, without a server to export it from.
  private static void write(Path folder, SigningKey key) throws IOException {
    Files.createDirectories(folder);
    var entries = new Entries(1);
    Frontier tree = Frontier.empty();
    try (DataOutputStream leaves = create(folder.resolve("entries"));
        DataOutputStream hashes = create(folder.resolve("hashes"))) {
      for (int at = 0; at < ENTRIES; at++) {
        Leaf leaf = entries.next().leaf();
        byte[] bytes = leaf.bytes();
        leaves.writeShort(bytes.length);
        leaves.write(bytes);
        hashes.write(leaf.hash().bytes());
        tree.append(leaf.hash());
      }
    }
    String origin = key.verifyingKey().name();
    String note = new Checkpoint(origin, tree.size(), tree.root()).sign(key).toString();
    Files.writeString(folder.resolve("checkpoint"), note);
  }

  private static DataOutputStream create(Path file) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
  }

  private static void verify(Path folder, VerifyingKey key) {
    if (!LogVerifier.verify(folder, key).isWhole()) {
      throw new IllegalStateException("The copy is not whole");
    }
  }

  private static void hash(Path folder) {
    for (String name : List.of("entries", "hashes")) {
      try (InputStream file = Files.newInputStream(folder.resolve(name))) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
          digest.update(buffer, 0, read);
        }
        digest.digest();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
