package org.trygg.passage;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.trygg.identifiers.AddressLease;
import org.trygg.identifiers.AddressPrefix;
import org.trygg.identifiers.PortBlock;
import org.trygg.identifiers.Tenure;

/// That the subject had the use of an address, a prefix or a block of an address's ports for a
/// time; never printed.
///
/// @param until the first instant after it; empty while it lasts
/// @param uncertain whether the end is an inference
public record AddressUse(Block block, Instant from, Optional<Instant> until, boolean uncertain) {
  /// The addresses from the first one that share so many leading bits.
  ///
  /// @param ports the ports of the address, when it is shared; RFC 6888
  public record Block(InetAddress network, int length, Optional<Ports> ports) {
    @Override
    public String toString() {
      return "Block[REDACTED]";
    }
  }

  /// Ports from the first to the last, both included.
  public record Ports(int first, int last) {}

  /// The same for the blind index, to be gone on the day.
  public AddressLease lease(Optional<LocalDate> eraseOn) {
    Optional<Instant> ordered = until.map(end -> end.isBefore(from) ? from : end);
    return new AddressLease(
        new AddressPrefix(block.network, block.length),
        block.ports.map(ports -> new PortBlock(ports.first, ports.last)),
        new Tenure(from, ordered, uncertain || !ordered.equals(until)),
        eraseOn);
  }

  @Override
  public String toString() {
    return "AddressUse[REDACTED]";
  }
}
