package org.trygg.server.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.gate.Gate;
import org.trygg.passage.Merged;

/// One round of putting segments together; says what it saved, in a line and in figures.
public final class MergeRound implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MergeRound.class);

  /// Subjects' days in one round; the next goes on.
  private static final int MOST = 20_000;

  private final Gate gate;
  private final MeterRegistry meters;

  public MergeRound(Gate gate, MeterRegistry meters) {
    this.gate = gate;
    this.meters = meters;
  }

  @Override
  public void run() {
    Merged merged = gate.upkeep().merge(MOST);
    meters.counter("trygg.segments.merged").increment((double) merged.before());
    meters.counter("trygg.segments.made").increment((double) merged.after());
    long saved = Math.max(0, merged.bytesBefore() - merged.bytesAfter());
    meters.counter("trygg.segments.saved.bytes").increment((double) saved);
    if (merged.before() > 0) {
      LOG.info(
          "Put {} segments of {} bytes together to {} of {} bytes",
          merged.before(),
          merged.bytesBefore(),
          merged.after(),
          merged.bytesAfter());
    }
    if (merged.unreadable() > 0) {
      LOG.error(
          "Segments of {} days of subjects cannot be opened, and were left as they are",
          merged.unreadable());
    }
  }
}
