package org.trygg.copies;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.LogStore;
import org.trygg.ledger.Sequenced;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.VerifyingKey;

/// Writes a copy of a whole log into a folder, for [LogVerifier] to verify anywhere.
///
/// The folder holds `checkpoint` (the signed note), `key` (the public key, which a verifier should
/// have from elsewhere), `entries` (each leaf after its length, two bytes big-endian; only a length
/// of 0 for an entry that is gone) and `hashes` (the leaves' hashes, 32 bytes each, as the tree
/// holds them: an entry that was changed or removed in the store is told by them).
public final class LogExport {
  private LogExport() {}

  /// Copies the log up to its newest checkpoint, and returns that one.
  ///
  /// The copy is read a tile at a time, a transaction each: what is in the log does not change, but
  /// for entries whose time is over.
  ///
  /// @param path a folder that is made, or is there and holds none of the four files
  /// @throws IllegalStateException if the log has no checkpoint yet (run the sequencer), or a tile
  ///   of its tree is gone
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
    for (long at = 0; at < size; at += TileId.FULL) {
      long from = at;
      long to = Math.min(at + TileId.FULL, size);
      write(entries, from, to, transactions.inTransaction(log -> log.entries(from, to)));
      List<TileId> tile = List.of(TileId.of(0, from / TileId.FULL, size));
      hashes.write(transactions.inTransaction(log -> log.tree().read(tile)).getFirst());
    }
  }

  /// Entries whose time is over are gone from the store; their hashes are not.
  private static void write(DataOutputStream entries, long from, long to, List<Sequenced> kept)
      throws IOException {
    long next = from;
    for (Sequenced entry : kept) {
      for (; next < entry.index(); next++) {
        LogFolder.writeGone(entries);
      }
      LogFolder.writeLeaf(entries, entry.leaf());
      next = entry.index() + 1;
    }
    for (; next < to; next++) {
      LogFolder.writeGone(entries);
    }
  }
}
