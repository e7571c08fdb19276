package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.trygg.copies.LogVerifier;
import org.trygg.ledger.Finding;
import org.trygg.ledger.Receipt;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;
import org.trygg.proof.WitnessKey;
import org.trygg.witness.Comparison;
import org.trygg.witness.GrowthProof;
import org.trygg.witness.TreeCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg ledger verify`: verifies a copy of a log, one receipt or checkpoint, or a log's tiles.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Verifies a copy of a log, a receipt, a checkpoint, a proof of consistency, the processing"
            + " log of an access report or a tree of tiles, with no word of ours.")
final class LedgerVerify implements Callable<Integer> {
  private static final int MOST_LINES = 100;
  private static final int ALL = -1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "FOLDER|FILE|ADDRESS",
      description =
          "a copy, a receipt, a checkpoint, a proof of consistency, a report's processing log, or the"
              + " address or folder of a log's tiles")
  private String source = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description =
          "the log's public key, written name+id+key; take it from elsewhere than the copy")
  private String key = "";

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      description = "the public key of a witness whose cosignature is wanted; may be repeated")
  private List<String> witnesses = List.of();

  @Option(
      names = "--least",
      paramLabel = "N",
      description = "how many of the witnesses must have cosigned; all of them unless told")
  private int least = ALL;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "for a proof of consistency: the earlier checkpoint")
  private Optional<Path> from = Optional.empty();

  @Mixin private ExtractOptions extract = new ExtractOptions();

  @Override
  public Integer call() throws IOException {
    VerifyingKey verifyingKey = Keys.log(command, key);
    if (LogSource.isAddress(source)) {
      return verifyTiles(verifyingKey);
    }
    Path path = Path.of(source);
    if (Files.isDirectory(path.resolve("tile"))) {
      return verifyTiles(verifyingKey);
    }
    if (Files.isDirectory(path)) {
      return verifyCopy(path, verifyingKey);
    }
    if (!Files.isRegularFile(path)) {
      throw Keys.wrong(command, "There is no such folder or file");
    }
    String text = Files.readString(path);
    if (text.startsWith(Receipt.TITLE)) {
      return verifyReceipt(text, verifyingKey);
    }
    if (text.startsWith(GrowthProof.START)) {
      return verifyGrowth(text, verifyingKey);
    }
    return text.startsWith("{")
        ? verifyExtract(text, verifyingKey)
        : verifyCheckpoint(Keys.checkpoint(command, path), verifyingKey);
  }

  private int verifyExtract(String text, VerifyingKey log) throws IOException {
    ExtractOptions.Outcome outcome = extract.verify(command, text, log);
    return tell(outcome.faults(), outcome.whole());
  }

  private int verifyGrowth(String text, VerifyingKey log) throws IOException {
    SignedCheckpoint earlier =
        Keys.checkpoint(
            command,
            from.orElseThrow(() -> Keys.wrong(command, "Give the earlier checkpoint: --from")));
    GrowthProof proof = Keys.read(command, () -> GrowthProof.parse(text));
    Comparison shown = proof.verify(earlier, log);
    return tell(
        shown == Comparison.SAME ? List.of() : List.of(LedgerConsistency.words(shown)),
        "%d entries continue %d".formatted(proof.later().checkpoint().size(), proof.from()));
  }

  private int verifyTiles(VerifyingKey log) throws IOException {
    return LogSource.read(
        source,
        (head, tiles) -> {
          List<String> faults = new ArrayList<>(uncosigned(head));
          TreeCheck.check(head, log, tiles).forEach(fault -> faults.add(fault.words()));
          return tell(
              faults, "%d leaves: the tree is what was signed".formatted(head.checkpoint().size()));
        });
  }

  private int verifyCopy(Path path, VerifyingKey log) {
    LogVerifier.Verdict verdict = LogVerifier.verify(path, log);
    String gone =
        verdict
            .through()
            .map(year ->
                "; %d of years up to %s are gone, as it tells".formatted(verdict.gone(), year))
            .orElse("");
    String whole = "%d entries: all there, unchanged and in order".formatted(verdict.entries());
    return tell(words(verdict.findings()), whole + gone);
  }

  private int verifyReceipt(String text, VerifyingKey log) {
    try {
      Receipt receipt = Receipt.parse(text);
      List<String> faults = new ArrayList<>(words(receipt.verify(log)));
      faults.addAll(uncosigned(receipt.checkpoint()));
      return tell(faults, "entry %d is in the log".formatted(receipt.index()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private int verifyCheckpoint(SignedCheckpoint head, VerifyingKey log) {
    List<String> faults = new ArrayList<>(words(Finding.ofHead(head, log)));
    faults.addAll(uncosigned(head));
    return tell(faults, "the log signed %d entries".formatted(head.checkpoint().size()));
  }

  private List<String> uncosigned(SignedCheckpoint head) {
    Set<WitnessKey> trusted = Keys.witnesses(command, witnesses);
    int wanted = least == ALL ? trusted.size() : least;
    return head.isCosigned(trusted, wanted)
        ? List.of()
        : List.of("fewer than %d of the witnesses cosigned the checkpoint".formatted(wanted));
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream().map(Finding::words).toList();
  }

  private int tell(List<String> findings, String whole) {
    PrintWriter out = command.commandLine().getOut();
    findings.stream().limit(MOST_LINES).forEach(finding -> out.println("FAULT " + finding));
    if (findings.size() > MOST_LINES) {
      out.println("and " + (findings.size() - MOST_LINES) + " more");
    }
    out.println(findings.isEmpty() ? "OK " + whole : findings.size() + " faults");
    out.flush();
    return findings.isEmpty() ? Main.OK : Main.FAULTS;
  }
}
