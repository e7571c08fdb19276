package org.trygg.server.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.trygg.gate.Gate;
import org.trygg.requests.Reminder;

/// One round of reminders on requests by right; says in figures how many are near their day and how
/// many have missed it.
public final class ReminderRound implements Runnable {
  private final Gate gate;
  private final AtomicReference<Reminder.Round> last =
      new AtomicReference<>(Reminder.Round.OF_NOTHING);

  public ReminderRound(Gate gate, MeterRegistry meters) {
    this.gate = gate;
    Gauge.builder("trygg.requests.near", () -> last.get().near()).register(meters);
    Gauge.builder("trygg.requests.missed", () -> last.get().missed()).register(meters);
  }

  @Override
  public void run() {
    last.set(gate.desk().remind());
  }
}
