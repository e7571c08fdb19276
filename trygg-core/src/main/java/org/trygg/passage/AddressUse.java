package org.trygg.passage;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.trygg.identifiers.AddressLease;
import org.trygg.identifiers.AddressPrefix;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.PortBlock;
import org.trygg.identifiers.Tenure;

/// What is told of the subject's having the use of an address, a prefix or a block of an address's
/// ports; never printed.
///
/// @param session the name of the session that had it, by which later tellings are known again
/// @param line the one place in the network where only one session runs at a time
public record AddressUse(Block block, Span span, Optional<String> session, Optional<String> line) {
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

  /// When it was had.
  ///
  /// @param seen the last instant at which it was told to be had
  /// @param until the first instant after it; empty while it lasts
  /// @param expires whether it runs out then if nothing more is told, rather than has ended then
  /// @param uncertain whether the beginning or the end is an inference
  public record Span(
      Instant from, Instant seen, Optional<Instant> until, boolean expires, boolean uncertain) {
    Tenure tenure() {
      Optional<Instant> ordered = until.map(end -> end.isBefore(from) ? from : end);
      Tenure.End end =
          ordered
              .<Tenure.End>map(
                  at -> expires ? new Tenure.End.Expiring(at) : new Tenure.End.Told(at))
              .orElseGet(Tenure.End.Open::new);
      return new Tenure(from, seen, end, uncertain || !ordered.equals(until));
    }
  }

  /// The same for the blind index.
  ///
  /// @param origin the events that tell of it
  public AddressLease lease(LeaseOrigin origin) {
    return new AddressLease(
        new AddressPrefix(block.network, block.length),
        block.ports.map(ports -> new PortBlock(ports.first, ports.last)),
        new AddressLease.Tie(session, line),
        span.tenure(),
        origin);
  }

  @Override
  public String toString() {
    return "AddressUse[REDACTED]";
  }
}
