package org.trygg.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.trygg.gate.Gate;
import org.trygg.identifiers.Rotation;
import org.trygg.keys.Tagging;
import org.trygg.passage.Requester;

/// Makes the tags of the blind index anew after its key has changed, and drops the old keys when
/// nothing bears them any more. What a round leaves, the next one goes on with.
public final class IndexRotation implements Runnable {
  private static final Requester JOB = Requester.job("index-rotation");

  private final Gate gate;
  private final Tagging tagging;
  private final IntConsumer dropOthers;
  private final AtomicReference<Rotation> left = new AtomicReference<>(new Rotation(0, 0));

  /// @param dropOthers drops every key but the one of this number
  public IndexRotation(Gate gate, Tagging tagging, IntConsumer dropOthers, MeterRegistry meters) {
    this.gate = gate;
    this.tagging = tagging;
    this.dropOthers = dropOthers;
    Gauge.builder("trygg.index.tags.under.old.keys", () -> left.get().tags()).register(meters);
    Gauge.builder("trygg.index.leases.under.old.keys", () -> left.get().leases()).register(meters);
  }

  @Override
  public void run() {
    do {
      left.set(gate.upkeep().rotation());
    } while (left.get().tags() > 0 && gate.upkeep().retag(JOB) > 0);
    if (left.get().isDone() && tagging.isRotating()) {
      dropOthers.accept(tagging.keyNumber());
    }
  }
}
