package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.VerifyingKey;
import org.trygg.witness.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg ledger compare`: whether two witnesses were shown the same log.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares what two witnesses hold of a log: finds a log that shows two faces.")
final class LedgerCompare implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ONE", description = "a checkpoint, as a witness holds it")
  private Path one = Path.of("");

  @Parameters(index = "1", paramLabel = "OTHER", description = "what another witness holds")
  private Path other = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "the log's public key, written name+id+key")
  private String key = "";

  @Option(
      names = "--tiles",
      paramLabel = "LOG",
      description = "the log's address or a folder of its tiles, to compare trees of two sizes")
  private String tiles = "";

  @Override
  public Integer call() throws IOException {
    VerifyingKey ofLog = Keys.log(command, key);
    SignedCheckpoint first = Keys.checkpoint(command, one);
    SignedCheckpoint second = Keys.checkpoint(command, other);
    Comparison comparison =
        tiles.isEmpty()
            ? Comparison.of(first, second, ofLog, LedgerCompare::noTiles)
            : LogSource.read(tiles, (_, log) -> Comparison.of(first, second, ofLog, log));
    PrintWriter out = command.commandLine().getOut();
    out.println(words(comparison));
    out.flush();
    return comparison == Comparison.SAME ? Main.OK : Main.FAULTS;
  }

  private static List<byte[]> noTiles(List<TileId> wanted) {
    throw new IllegalStateException("No tiles were given");
  }

  private static String words(Comparison comparison) {
    return switch (comparison) {
      case SAME -> "OK both were shown the same log";
      case EQUIVOCATED -> "FAULT equivocation: the log signed two trees of one size";
      case REWRITTEN -> "FAULT rewritten: the larger tree does not continue the smaller one";
      case UNPROVEN ->
          "FAULT trees of two sizes: give the log's tiles with --tiles to compare them";
      case NOT_THE_LOGS -> "FAULT one of them is another log's, or not signed with its key";
    };
  }
}
