package org.trygg.retention;

import org.trygg.gate.Gate;
import org.trygg.outbox.Listener;
import org.trygg.outbox.Told;

/// Hears that a standing changed, and has the days of erasure on everything held made true again.
public final class Redater implements Listener {
  private final Gate gate;

  public Redater(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void hear(Told message) {
    switch (message.kind()) {
      case STANDING_CHANGED -> gate.upkeep().redate(message.subject());
      case RECTIFIED -> {} // no day of erasure hangs on what a record says
      case REQUEST_DUE_IN_A_WEEK, REQUEST_DUE_IN_THREE_DAYS, REQUEST_MISSED -> {} // nor on these
    }
  }
}
