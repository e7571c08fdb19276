package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.trygg.proof.CosigningKey;
import org.trygg.proof.SigningKey;
import org.trygg.proof.VerifyingKey;
import org.trygg.witness.Sighting;
import org.trygg.witness.Witness;
import org.trygg.witness.WitnessFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg ledger witness`: looks at a log once, and cosigns what it shows if it only grew.
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches a log's checkpoint, proves from its tiles that it continues the last one seen,",
      "and cosigns it. Refuses a log that takes back or rewrites, and keeps the evidence."
    })
final class LedgerWitness implements Callable<Integer> {
  private static final String KEY_FILE = "witness.key";

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "LOG", description = "the log's address, or a folder of its tiles")
  private String log = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "the log's public key, written name+id+key")
  private String key = "";

  @Option(
      names = "--memory",
      required = true,
      paramLabel = "FOLDER",
      description =
          "what the witness remembers of this log: its key, the last checkpoint, evidence")
  private Path memory = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "the witness's name, for the key that is made the first time")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    VerifyingKey ofLog = Keys.log(command, key);
    CosigningKey own = ownKey();
    var folder = new WitnessFolder(memory);
    var witness = new Witness(ofLog, own, InstantSource.system());
    Sighting sighting =
        LogSource.read(log, (head, tiles) -> witness.judge(folder.seen(), head, tiles));
    folder.keep(sighting);
    PrintWriter out = command.commandLine().getOut();
    return switch (sighting) {
      case Sighting.Grown _, Sighting.Unchanged _ -> {
        out.println("OK " + sighting.words());
        out.println("cosigned by " + own.witnessKey());
        out.flush();
        yield Main.OK;
      }
      case Sighting.NotTheLogs _,
          Sighting.Unproven _,
          Sighting.RolledBack _,
          Sighting.Equivocated _,
          Sighting.Rewritten _ -> {
        out.println("FAULT " + sighting.words());
        out.flush();
        yield Main.FAULTS;
      }
    };
  }

  private CosigningKey ownKey() throws IOException {
    Path file = Files.createDirectories(memory).resolve(KEY_FILE);
    if (!Files.exists(file)) {
      if (name.isEmpty()) {
        throw Keys.wrong(command, "A new witness wants a name: --name");
      }
      SigningKey.generate(name).write(file);
    }
    return new CosigningKey(SigningKey.read(file));
  }
}
