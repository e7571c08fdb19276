package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trygg.ledger.Finding;
import org.trygg.ledger.LogVerifier;
import org.trygg.ledger.Receipt;
import org.trygg.proof.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg ledger verify`: verifies a copy of a log, or one receipt, offline.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies a copy of a log (a folder) or a receipt (a file), without a server.")
final class LedgerVerify implements Callable<Integer> {
  private static final int MOST_LINES = 100;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER|RECEIPT", description = "the copy, or the receipt")
  private Path path = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description =
          "the log's public key, written name+id+key; take it from elsewhere than the copy")
  private String key = "";

  @Override
  public Integer call() throws IOException {
    VerifyingKey verifyingKey = verifyingKey();
    if (Files.isDirectory(path)) {
      LogVerifier.Verdict verdict = LogVerifier.verify(path, verifyingKey);
      String whole = "%d entries: all there, unchanged and in order".formatted(verdict.entries());
      return tell(verdict.findings(), whole);
    }
    if (!Files.isRegularFile(path)) {
      throw new ParameterException(command.commandLine(), "There is no such folder or file");
    }
    Receipt receipt = receipt();
    String whole = "entry %d is in the log".formatted(receipt.index());
    return tell(receipt.verify(verifyingKey), whole);
  }

  private Receipt receipt() throws IOException {
    try {
      return Receipt.parse(Files.readString(path));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private VerifyingKey verifyingKey() {
    try {
      return VerifyingKey.parse(key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private int tell(List<Finding> findings, String whole) {
    PrintWriter out = command.commandLine().getOut();
    findings.stream().limit(MOST_LINES).forEach(finding -> out.println("FAULT " + finding.words()));
    if (findings.size() > MOST_LINES) {
      out.println("and " + (findings.size() - MOST_LINES) + " more");
    }
    out.println(findings.isEmpty() ? "OK " + whole : findings.size() + " faults");
    out.flush();
    return findings.isEmpty() ? Main.OK : Main.FAULTS;
  }
}
