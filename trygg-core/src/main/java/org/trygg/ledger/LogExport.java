package org.trygg.ledger;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;

/// Writes a copy of a whole log into a folder, for [LogVerifier] to verify anywhere.
///
/// The folder holds `checkpoint` (the signed note), `key` (the public key, which a verifier should
/// have from elsewhere), `entries` (each leaf after its length, two bytes big-endian) and `hashes`
/// (the leaves' hashes, 32 bytes each).
public final class LogExport {
  private static final int PAGE = 1_000;

  private LogExport() {}

  /// Copies the log up to its newest checkpoint, and returns that one.
  ///
  /// The copy is read in pages, a transaction each: what is in the log does not change.
  ///
  /// @param path a folder that is made, or is there and holds none of the four files
  /// @throws IllegalStateException if the log has no checkpoint yet: run the sequencer
  /// @throws UncheckedIOException if the folder cannot be written, or holds a copy already
  public static SignedCheckpoint write(
      LedgerTransactions transactions, VerifyingKey key, Path path) {
    SignedCheckpoint head =
        transactions
            .inTransaction(LogStore::latestCheckpoint)
            .orElseThrow(() -> new IllegalStateException("The log has no checkpoint yet"));
    try {
      var folder = new LogFolder(Files.createDirectories(path));
      folder.write(LogFolder.KEY, key + "\n");
      try (DataOutputStream entries = folder.create(LogFolder.ENTRIES);
          DataOutputStream hashes = folder.create(LogFolder.HASHES)) {
        copy(transactions, head.checkpoint().size(), entries, hashes);
      }
      folder.write(LogFolder.CHECKPOINT, head.toString());
      return head;
    } catch (IOException e) {
      throw new UncheckedIOException("The copy of the log cannot be written", e);
    }
  }

  private static void copy(
      LedgerTransactions transactions, long size, DataOutputStream entries, DataOutputStream hashes)
      throws IOException {
    long next = 0;
    while (next < size) {
      long from = next;
      int most = (int) Math.min(PAGE, size - from);
      List<Leaf> page = transactions.inTransaction(log -> log.leaves(from, most));
      if (page.isEmpty()) {
        throw new LedgerException("The log has fewer entries than its checkpoint covers");
      }
      for (Leaf leaf : page) {
        LogFolder.writeLeaf(entries, leaf);
        hashes.write(leaf.hash().bytes());
      }
      next += page.size();
    }
  }
}
