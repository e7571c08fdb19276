package org.trygg.identifiers;

import java.time.LocalDate;
import java.util.Optional;

/// That a subject had an address, or a prefix, or a block of an address's ports, for a time.
///
/// @param ports the ports the subject had, when the address was shared
/// @param eraseOn the first day on which the lease is to be gone; empty while its period is open
public record AddressLease(
    AddressPrefix prefix, Optional<PortBlock> ports, Tenure tenure, Optional<LocalDate> eraseOn) {}
