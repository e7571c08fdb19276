package org.trygg.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The program `trygg`: finds the command and runs it.
public final class Main {
  /// All is well.
  static final int OK = 0;

  /// The command did its work, and found faults.
  static final int FAULTS = 1;

  /// The command was called wrongly, or could not do its work.
  static final int USAGE = 2;

  private Main() {}

  /// Runs one command and ends the program with its exit code.
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    System.exit(run(List.of(arguments), out, err));
  }

  /// Runs one command, and returns its exit code.
  static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    return commands()
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(Main::explain)
        .execute(arguments.toArray(String[]::new));
  }

  /// Every command of the program is named here.
  private static CommandLine commands() {
    CommandSpec trygg = CommandSpec.create().name("trygg").mixinStandardHelpOptions(true);
    trygg.usageMessage().description("Checks policies, verifies ledgers, talks to a server.");
    trygg.addSubcommand("policy", new CommandLine(new PolicyCommand()));
    trygg.addSubcommand("ledger", ledger());
    trygg.addSubcommand("feed", new CommandLine(new FeedCommand(System.getenv())));
    return new CommandLine(trygg).setExecutionStrategy(new CommandLine.RunLast());
  }

  private static CommandLine ledger() {
    CommandSpec ledger = CommandSpec.create().mixinStandardHelpOptions(true);
    ledger.usageMessage().description("Verifies copies of a ledger, receipts, and what logs show.");
    ledger.addSubcommand("verify", new CommandLine(new LedgerVerify()));
    ledger.addSubcommand("witness", new CommandLine(new LedgerWitness()));
    ledger.addSubcommand("compare", new CommandLine(new LedgerCompare()));
    ledger.addSubcommand("consistency", new CommandLine(new LedgerConsistency()));
    return new CommandLine(ledger);
  }

  /// Faults are told in a line; what caused them may hold what was typed, and is not printed.
  private static int explain(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println("trygg: " + fault.getMessage());
    command.getErr().flush();
    return USAGE;
  }
}
