package org.trygg.server.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trygg.copies.LogExport;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.LogStore;
import org.trygg.ledger.Receipt;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;

/// What proves the processing log: its head, receipts, and a copy of it.
public final class LedgerProofs {
  private final LedgerTransactions transactions;
  private final Sequencer sequencer;
  private final VerifyingKey key;

  public LedgerProofs(LedgerTransactions transactions, Sequencer sequencer, VerifyingKey key) {
    this.transactions = transactions;
    this.sequencer = sequencer;
    this.key = key;
  }

  VerifyingKey key() {
    return key;
  }

  Optional<SignedCheckpoint> checkpoint() {
    return transactions.inTransaction(LogStore::latestCheckpoint);
  }

  /// The receipt of an entry that has its place in the log.
  Optional<Receipt> receipt(EntryId entry) {
    return transactions.inTransaction(log -> Receipt.issue(entry, log));
  }

  /// The receipt of an entry that was appended a moment ago: gives it its place first, unless
  /// another program is just doing that.
  public Optional<Receipt> receiptNow(EntryId entry) {
    sequencer.run();
    return receipt(entry);
  }

  /// Writes a ZIP of a copy of the log. The copy holds no personal data, and does not stay on disk.
  void writeCopy(OutputStream out) throws IOException {
    sequencer.run();
    Path folder = Files.createTempDirectory("trygg-ledger-");
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      LogExport.write(transactions, key, folder);
      for (Path file : files(folder)) {
        zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } finally {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
