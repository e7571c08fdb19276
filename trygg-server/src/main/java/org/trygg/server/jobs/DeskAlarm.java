package org.trygg.server.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.trygg.outbox.Listener;
import org.trygg.outbox.Told;

/// Hears of requests by right whose day comes near, and says so louder the nearer it is: in the
/// log, which names nobody, and in a figure that an alarm can hang on.
public final class DeskAlarm implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(DeskAlarm.class);
  private static final String WHERE = "GET /api/v1/requests/open tells which";

  private final MeterRegistry meters;

  public DeskAlarm(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void hear(Told message) {
    switch (message.kind()) {
      case REQUEST_DUE_IN_A_WEEK ->
          say(Level.INFO, "week", "A request by right is to be answered within a week");
      case REQUEST_DUE_IN_THREE_DAYS ->
          say(Level.WARN, "three-days", "A request by right is to be answered within three days");
      case REQUEST_MISSED ->
          say(Level.ERROR, "missed", "The day to answer a request by right has passed");
      case STANDING_CHANGED, RECTIFIED -> {} // no request's day hangs on these
    }
  }

  private void say(Level level, String stage, String what) {
    meters.counter("trygg.requests.reminders", "stage", stage).increment();
    LOG.atLevel(level).log("{}: {}", what, WHERE);
  }
}
