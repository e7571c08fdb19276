package org.trygg.server.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.gate.Gate;
import org.trygg.sealed.Unsealed;

/// One round of opening what may be told from today on; says so if anything cannot be opened.
public final class OpeningRound implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(OpeningRound.class);

  private final Gate gate;

  public OpeningRound(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void run() {
    Unsealed unsealed = gate.upkeep().openSealed();
    if (unsealed.left() > 0) {
      LOG.error("{} sealed entries are to be told and cannot be opened", unsealed.left());
    }
  }
}
