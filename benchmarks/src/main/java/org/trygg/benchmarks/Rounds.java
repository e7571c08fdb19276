package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.function.IntConsumer;

/// Runs work in rounds: some to warm up, and then those that count.
record Rounds(int warmUp, int counted) {
  static final Rounds USUAL = new Rounds(2, 7);

  /// Measures the work; each round does it so many times.
  ///
  /// @param worth how many things one time is worth, such as events in a batch
  Measured measure(String name, int times, int worth, IntConsumer work) {
    var perSecond = new ArrayList<Double>();
    for (int round = -warmUp; round < counted; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        work.accept(i);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (round >= 0) {
        perSecond.add(times * (double) worth / seconds);
      }
    }
    return new Measured(name, perSecond);
  }
}
