package org.trygg.identifiers;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;

/// That an address was seen at an instant; never printed.
///
/// @param port the source port seen, when there is one: it tells apart who shares the address
public record Sighting(InetAddress address, OptionalInt port, Instant at) {
  @Override
  public String toString() {
    return "Sighting[REDACTED]";
  }
}
