package org.trygg.outbox;

/// Somebody who is told what the gate did, after the commit; being told twice does no harm.
public interface Listener {
  void hear(Told message);
}
