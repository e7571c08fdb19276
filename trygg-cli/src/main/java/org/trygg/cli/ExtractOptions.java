package org.trygg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.extract.Extract;
import org.trygg.extract.Fault;
import org.trygg.ledger.Finding;
import org.trygg.ledger.Receipt;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// What else is needed to verify the processing log of an access report.
final class ExtractOptions {
  @Option(
      names = "--tiles",
      paramLabel = "LOG",
      description = "for a report's processing log: the log's address, or a folder of its tiles")
  private String tiles = "";

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "the report's receipt, which shows that no newer entry is left out")
  private Optional<Path> receipt = Optional.empty();

  @Option(
      names = "--gone",
      paramLabel = "N",
      description = "how many of the first entries had their time, as the controller says")
  private long gone;

  @Option(
      names = "--sealed-key",
      paramLabel = "KEY",
      description = "the sealed log's public key, to verify what was told later")
  private String sealedKey = "";

  @Option(
      names = "--sealed-tiles",
      paramLabel = "LOG",
      description = "the sealed log's address, or a folder of its tiles")
  private String sealedTiles = "";

  /// What was found: faults, or how to say that there are none.
  record Outcome(List<String> faults, String whole) {}

  Outcome verify(CommandSpec command, String text, VerifyingKey log) throws IOException {
    if (tiles.isEmpty()) {
      throw Keys.wrong(command, "To verify a processing log give the log's tiles: --tiles");
    }
    Extract extract = Keys.read(command, () -> Extract.parse(text));
    List<String> faults =
        new ArrayList<>(look(tiles, log, (head, read) -> extract.complete(head, read, gone)));
    if (receipt.isPresent()) {
      faults.addAll(upTo(command, extract, receipt.get(), log));
    }
    String whole = "complete: %d of %d".formatted(extract.last() - gone, extract.last());
    if (sealedTiles.isEmpty()) {
      return new Outcome(faults, whole);
    }
    faults.addAll(look(sealedTiles, Keys.log(command, sealedKey), extract::opened));
    String told = "; %d told later, as they were sealed".formatted(extract.sealedEntries());
    return new Outcome(faults, whole + told);
  }

  private interface Look {
    List<Fault> at(Checkpoint head, Tiles tiles);
  }

  private static List<String> look(String source, VerifyingKey key, Look look) throws IOException {
    return LogSource.read(
        source,
        (head, read) -> {
          List<String> faults = Finding.ofHead(head, key).stream().map(Finding::words).toList();
          return faults.isEmpty()
              ? look.at(head.checkpoint(), read).stream().map(Fault::words).toList()
              : faults;
        });
  }

  private static List<String> upTo(
      CommandSpec command, Extract extract, Path file, VerifyingKey log) throws IOException {
    String text = Files.readString(file);
    Receipt parsed = Keys.read(command, () -> Receipt.parse(text));
    List<String> faults = new ArrayList<>(parsed.verify(log).stream().map(Finding::words).toList());
    extract.upTo(parsed.index()).forEach(fault -> faults.add(fault.words()));
    return faults;
  }
}
