package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.trygg.vault.Codecs;
import org.trygg.vault.InventedLogs;
import org.trygg.vault.TrafficEvent;

/// The segment codec's second form beside its first, on invented logs of all five types: bytes an
/// event, and events a second on one core, as they come in (50) and as they are merged (1,000).
final class CodecBench {
  private CodecBench() {}

  static List<String> run() {
    var rows = new ArrayList<String>();
    for (int count : new int[] {50, 1_000}) {
      for (InventedLogs.Log log : InventedLogs.Log.values()) {
        rows.addAll(run(log, InventedLogs.day(log, 5, count)));
      }
    }
    return rows;
  }

  private static List<String> run(InventedLogs.Log log, List<TrafficEvent> events) {
    byte[] first = Codecs.encodeAsFormOne(events);
    byte[] second = Codecs.encode(events);
    int count = events.size();
    String name = log.category() + ", " + count + " events, ";
    int times = 100_000 / count;
    var turns = new Turns((double) times * count);
    return List.of(
        String.format(
            Locale.ROOT,
            "| %sbytes an event | %.1f | form 1: %.1f | %.2f |",
            name,
            second.length / (double) count,
            first.length / (double) count,
            second.length / (double) first.length),
        turns.compare(
            new Turns.Way(name + "written", repeat(times, () -> Codecs.encode(events).length)),
            new Turns.Way("form 1", repeat(times, () -> Codecs.encodeAsFormOne(events).length))),
        turns.compare(
            new Turns.Way(name + "read", repeat(times, () -> Codecs.decode(second).size())),
            new Turns.Way("form 1", repeat(times, () -> Codecs.decode(first).size()))));
  }

  private static Runnable repeat(int times, IntSupplier work) {
    return () -> {
      long seen = 0;
      for (int i = 0; i < times; i++) {
        seen += work.getAsInt();
      }
      if (seen == 0) {
        throw new IllegalStateException("Nothing was done");
      }
    };
  }
}
