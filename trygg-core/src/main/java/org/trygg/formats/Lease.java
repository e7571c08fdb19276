package org.trygg.formats;

import java.time.Instant;
import java.util.Optional;

/// That someone had the use of addresses during a time.
///
/// @param until empty while it lasts, and when the log does not say
/// @param uncertain whether an end of the time was inferred and not told
public record Lease(AddressBlock block, Instant from, Optional<Instant> until, boolean uncertain) {

  @Override
  public String toString() {
    return "Lease[REDACTED]";
  }
}
