package org.trygg.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Loads the gate on a real PostgreSQL, each time beside a baseline in the same run, and prints the
/// rows of docs/performance.md: medians, spread, and the ratio.
public final class Hammer {
  private Hammer() {}

  public static void main(String[] arguments) throws IOException {
    var rows = new ArrayList<String>();
    try (Bench bench = new Bench()) {
      rows.addAll(new IntakeHammer(bench).run());
      rows.addAll(new ReadHammer(bench).run());
    }
    print(rows);
  }

  static void print(List<String> rows) {
    System.out.printf(
        "%d cores, JDK %s, %s %s; 2 rounds to warm up, median of 7 (least to most)%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    System.out.println("| what | Trygg | baseline in the same run | ratio |");
    System.out.println("|---|---|---|---|");
    rows.forEach(System.out::println);
  }
}
