package org.trygg.identifiers;

/// That prefixes of such a length occur; says nothing of anybody.
///
/// @param addressBits 32 for IPv4, 128 for IPv6
public record PrefixLength(int addressBits, int length) {}
