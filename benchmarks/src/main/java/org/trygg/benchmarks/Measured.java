package org.trygg.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What one way of doing something reached, over several rounds.
///
/// @param perSecond things done a second, one figure for each round
record Measured(String name, List<Double> perSecond) {
  Measured {
    perSecond = List.copyOf(perSecond);
  }

  double median() {
    List<Double> sorted = perSecond.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  String spread() {
    return String.format(
        Locale.ROOT, "%,.0f to %,.0f", Collections.min(perSecond), Collections.max(perSecond));
  }

  /// A row of the table in docs/performance.md: this, the baseline, and the ratio of the medians.
  String against(Measured baseline) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f/s (%s) | %s: %,.0f/s (%s) | %.2f |",
        name,
        median(),
        spread(),
        baseline.name,
        baseline.median(),
        baseline.spread(),
        median() / baseline.median());
  }
}
