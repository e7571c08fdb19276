package org.trygg.benchmarks;

import java.io.IOException;
import java.util.List;

/// The benches of the vault, each beside a baseline in the same run: `codec`, `merged`, `stream`,
/// `sweep` and `erase`. The second argument scales the load down for a busy machine, and the result
/// says so.
public final class VaultBench {
  private VaultBench() {}

  public static void main(String[] arguments) throws IOException {
    double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    List<String> rows =
        switch (arguments[0]) {
          case "codec" -> CodecBench.run();
          case "stream" -> onDatabase(bench -> new StreamBench(bench, scale).run());
          case "merged" -> onDatabase(bench -> new MergedBench(bench, scale).run());
          case "sweep" -> onDatabase(bench -> new SweepBench(bench, scale).run());
          case "erase" -> onDatabase(bench -> new EraseBench(bench, scale).run());
          default -> throw new IllegalArgumentException("No such bench");
        };
    System.out.printf(
        "%d cores, JDK %s, %s %s, scale %s%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        scale);
    System.out.println("| what | Trygg | baseline in the same run | ratio |");
    System.out.println("|---|---|---|---|");
    rows.forEach(System.out::println);
  }

  /// A bench on a database of its own.
  private interface OnDatabase {
    List<String> run(Bench bench);
  }

  private static List<String> onDatabase(OnDatabase work) throws IOException {
    try (Bench bench = new Bench()) {
      return work.run(bench);
    }
  }
}
