package org.trygg.identifiers;

import java.util.Comparator;

/// That prefixes of such a length occur; says nothing of anybody.
///
/// @param addressBits 32 for IPv4, 128 for IPv6
public record PrefixLength(int addressBits, int length) {
  /// IPv4 before IPv6, short before long.
  static final Comparator<PrefixLength> ORDER =
      Comparator.comparingInt(PrefixLength::addressBits).thenComparingInt(PrefixLength::length);

  static PrefixLength of(AddressPrefix prefix) {
    return new PrefixLength(prefix.addressBits(), prefix.length());
  }
}
