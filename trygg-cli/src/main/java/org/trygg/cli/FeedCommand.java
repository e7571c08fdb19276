package org.trygg.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trygg.client.FeedReport;
import org.trygg.client.TryggClient;
import org.trygg.formats.LogFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg feed`: hands a log to a server, and prints the account of every line.
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Feeds a log to a server and accounts for every line.",
      "Ends with 0 when all is kept, ignored or known; 1 when lines are malformed, or events set"
          + " aside or refused; 2 when it could not be fed."
    })
final class FeedCommand implements Callable<Integer> {
  private static final long MIB = 1024 * 1024;

  private final Map<String, String> environment;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "radius-detail, isc-dhcp-leases, postfix, zigbee2mqtt or senml")
  private String format = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "the server's address; without it, TRYGG_SERVER, or http://127.0.0.1:8080/")
  private Optional<URI> server = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file that holds the token and no more; without it, TRYGG_TOKEN_FILE")
  private Optional<Path> tokenFile = Optional.empty();

  @Parameters(paramLabel = "FILE|-", description = "the log, or - for standard input")
  private String file = "-";

  FeedCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    LogFormat known = parsed();
    var client = new TryggClient(server(), token());
    try (InputStream log = open()) {
      FeedReport report = client.feed(known.toString(), log, new Progress()::tell);
      print(report);
      return report.clean() ? Main.OK : Main.FAULTS;
    }
  }

  private LogFormat parsed() {
    try {
      return LogFormat.parse(format);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private URI server() {
    return server.orElseGet(
        () -> URI.create(environment.getOrDefault("TRYGG_SERVER", "http://127.0.0.1:8080/")));
  }

  private String token() throws IOException {
    Path path =
        tokenFile
            .or(() -> Optional.ofNullable(environment.get("TRYGG_TOKEN_FILE")).map(Path::of))
            .orElseThrow(() ->
                new ParameterException(
                    command.commandLine(), "Give --token-file, or set TRYGG_TOKEN_FILE"));
    if (!Files.isReadable(path)) {
      throw new ParameterException(command.commandLine(), "The token file cannot be read");
    }
    return Files.readString(path).strip();
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return new Kept(System.in);
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new ParameterException(command.commandLine(), "There is no such log to read");
    }
    return Files.newInputStream(path);
  }

  private void print(FeedReport report) {
    PrintWriter out = command.commandLine().getOut();
    report.figures().forEach((name, count) -> out.printf("%-32s %10d%n", name, count));
    report.malformed().forEach((lines, fault) -> out.println("line " + lines + ": " + fault));
    out.flush();
  }

  /// Says on the other stream how far it has come, at every mebibyte.
  private final class Progress {
    private long said;

    void tell(long bytes) {
      if (bytes / MIB > said) {
        said = bytes / MIB;
        PrintWriter err = command.commandLine().getErr();
        err.println(said + " MiB sent");
        err.flush();
      }
    }
  }

  /// Standard input, which is not ours to close.
  private static final class Kept extends FilterInputStream {
    Kept(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // left open
    }
  }
}
