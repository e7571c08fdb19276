package org.trygg.identifiers;

import java.util.Optional;

/// What is told of a subject's having an address, or a prefix, or a block of an address's ports;
/// never printed.
///
/// @param ports the ports the subject had, when the address was shared
/// @param tie what it hangs on in the network
public record AddressLease(
    AddressPrefix prefix, Optional<PortBlock> ports, Tie tie, Tenure tenure, LeaseOrigin origin) {
  /// What a lease hangs on.
  ///
  /// @param session the name of the session, by which later tellings of it are known again
  /// @param line the one place in the network where only one session runs at a time, such as a NAS
  ///   and its port (RFC 2865, 5.5): a new session there ends the former
  public record Tie(Optional<String> session, Optional<String> line) {
    public static final Tie NONE = new Tie(Optional.empty(), Optional.empty());

    @Override
    public String toString() {
      return "Tie[REDACTED]";
    }
  }

  @Override
  public String toString() {
    return "AddressLease[REDACTED]";
  }
}
