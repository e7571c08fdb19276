package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Runs two ways of doing the same in rounds, by turns, so that what else the machine does slows
/// both: some rounds to warm up, and then those that count.
record Rounds(int warmUp, int counted) {
  /// What one round does.
  ///
  /// @param times how many times the work is done, by all threads together
  /// @param worth how many things one time is worth, such as events in a batch
  record Size(int times, int worth, int threads) {}

  /// One of the two ways.
  record Way(String name, IntConsumer work) {}

  /// A row of the table: what both reached.
  String compare(Size size, Way trygg, Way baseline) {
    var first = new ArrayList<Double>();
    var second = new ArrayList<Double>();
    for (int round = -warmUp; round < counted; round++) {
      double one = measure(size, trygg.work);
      double other = measure(size, baseline.work);
      if (round >= 0) {
        first.add(one);
        second.add(other);
      }
    }
    return new Measured(trygg.name, first).against(new Measured(baseline.name, second));
  }

  private static double measure(Size size, IntConsumer work) {
    long start = System.nanoTime();
    if (size.threads == 1) {
      for (int i = 0; i < size.times; i++) {
        work.accept(i);
      }
    } else {
      inThreads(size, work);
    }
    return size.times * (double) size.worth / ((System.nanoTime() - start) / 1e9);
  }

  private static void inThreads(Size size, IntConsumer work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(size.threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < size.threads; thread++) {
        int first = thread;
        all.add(
            threads.submit(() -> {
              for (int i = first; i < size.times; i += size.threads) {
                work.accept(i);
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("A thread of the bench failed", e);
    }
  }
}
