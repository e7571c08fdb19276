package org.trygg.gate;

/// Somebody who is told what the gate did, after the commit; being told twice does no harm.
public interface Listener {
  void hear(Told message);
}
