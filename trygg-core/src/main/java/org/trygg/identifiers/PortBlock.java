package org.trygg.identifiers;

/// The ports of a shared address that one subject has, first and last included: carrier-grade NAT,
/// RFC 6888.
public record PortBlock(int first, int last) {
  private static final int MAX_PORT = 65_535;

  /// @throws IllegalArgumentException if the ports are not in order, or not from 0 to 65,535
  public PortBlock {
    if (first < 0 || last < first || last > MAX_PORT) {
      throw new IllegalArgumentException("A port block runs from 0 to 65,535, first to last");
    }
  }

  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  public boolean overlaps(PortBlock other) {
    return first <= other.last && other.first <= last;
  }
}
