package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;
import org.trygg.witness.Comparison;
import org.trygg.witness.GrowthProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg ledger consistency`: proves that a later checkpoint continues an earlier one.
@Command(
    name = "consistency",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a proof that the later checkpoint continues the earlier one, made from the log's",
      "tiles. `trygg ledger verify PROOF --from EARLIER` verifies it, offline."
    })
final class LedgerConsistency implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "EARLIER", description = "the earlier checkpoint")
  private Path earlier = Path.of("");

  @Parameters(index = "1", paramLabel = "LATER", description = "the later checkpoint")
  private Path later = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "the log's public key, written name+id+key")
  private String key = "";

  @Option(
      names = "--tiles",
      required = true,
      paramLabel = "LOG",
      description = "the log's address or a folder of its tiles")
  private String tiles = "";

  @Override
  public Integer call() throws IOException {
    VerifyingKey ofLog = Keys.log(command, key);
    SignedCheckpoint first = Keys.checkpoint(command, earlier);
    SignedCheckpoint second = Keys.checkpoint(command, later);
    GrowthProof proof = LogSource.read(tiles, (_, log) -> GrowthProof.issue(first, second, log));
    Comparison shown = proof.verify(first, ofLog);
    PrintWriter out = command.commandLine().getOut();
    out.print(shown == Comparison.SAME ? proof : "FAULT " + words(shown) + "\n");
    out.flush();
    return shown == Comparison.SAME ? Main.OK : Main.FAULTS;
  }

  /// What a proof shows that does not show growth.
  static String words(Comparison shown) {
    return switch (shown) {
      case SAME -> "none: the later checkpoint continues the earlier one";
      case EQUIVOCATED -> "equivocation: the log signed two trees of one size";
      case REWRITTEN, UNPROVEN -> "the later checkpoint is not shown to continue the earlier one";
      case NOT_THE_LOGS -> "one of them is another log's, or not signed with its key";
    };
  }
}
