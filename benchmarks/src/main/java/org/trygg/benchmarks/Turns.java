package org.trygg.benchmarks;

import java.util.ArrayList;

/// Two ways of doing the same amount of work, measured by turns, so that what else the machine does
/// slows both: two rounds to warm up, and seven that count.
record Turns(double worth) {
  private static final int WARM_UP = 2;
  private static final int COUNTED = 7;

  /// One of the two ways.
  record Way(String name, Runnable work) {}

  /// A row of the table.
  String compare(Way trygg, Way baseline) {
    var first = new ArrayList<Double>();
    var second = new ArrayList<Double>();
    for (int round = -WARM_UP; round < COUNTED; round++) {
      double one = perSecond(trygg.work);
      double other = perSecond(baseline.work);
      if (round >= 0) {
        first.add(one);
        second.add(other);
      }
    }
    return new Measured(trygg.name, first).against(new Measured(baseline.name, second));
  }

  double perSecond(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return worth * 1e9 / (System.nanoTime() - start);
  }
}
