package org.trygg.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Loads the gate on a real PostgreSQL, each time beside a baseline in the same run, and prints the
/// rows of docs/performance.md: medians, spread, and the ratio.
public final class Hammer {
  private static final List<String> ALL = List.of("intake", "scattered", "read", "ledger", "http");

  private Hammer() {}

  /// @param arguments which of intake, scattered, read, ledger and http to run; none for all
  public static void main(String[] arguments) throws IOException {
    List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
    var rounds = new Rounds(2, 7);
    var rows = new ArrayList<String>();
    try (Bench bench = new Bench()) {
      for (String each : wanted) {
        rows.addAll(run(each, bench, rounds));
      }
    }
    print(rows, rounds);
  }

  private static List<String> run(String name, Bench bench, Rounds rounds) throws IOException {
    return switch (name) {
      case "intake" -> new IntakeBench(bench).run(rounds);
      case "scattered" -> new ScatteredBench(bench).run(rounds);
      case "read" -> new ReadBench(bench).run(rounds);
      case "ledger" -> new LedgerBench(bench).run(rounds);
      case "http" -> HttpBench.run(bench, rounds);
      default -> throw new IllegalArgumentException("The benches are " + String.join(", ", ALL));
    };
  }

  static void print(List<String> rows, Rounds rounds) {
    System.out.printf(
        "%d cores, JDK %s, %s %s; %d rounds to warm up, median of %d (least to most)%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        rounds.warmUp(),
        rounds.counted());
    System.out.println("| what | Trygg | baseline in the same run | ratio |");
    System.out.println("|---|---|---|---|");
    rows.forEach(System.out::println);
  }
}
