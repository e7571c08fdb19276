package org.trygg.server.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.retention.Certificate;
import org.trygg.retention.Sweep;

/// One sweep; says so if anything had to be left, for somebody is to look into that.
public final class SweepRound implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepRound.class);

  private final Sweep sweep;

  public SweepRound(Sweep sweep) {
    this.sweep = sweep;
  }

  @Override
  public void run() {
    Certificate certificate = sweep.run();
    if (certificate.subjects().left() > 0) {
      LOG.error(
          "Something is due of {} subjects that cannot be opened or erased, and was left",
          certificate.subjects().left());
    }
  }
}
