package org.trygg.identifiers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// An IP address or a block of them, such as a /56 of IPv6; personal, never printed.
///
/// @param network the block's first address
/// @param length how many leading bits all addresses of the block share; 32 or 128 for one address
public record AddressPrefix(InetAddress network, int length) {
  private static final byte FORM = 1;

  /// Clears the bits after the prefix, so that one block has one form.
  ///
  /// @throws IllegalArgumentException if the length is not one of the address's family
  public AddressPrefix {
    if (length < 0 || length > bits(network)) {
      throw new IllegalArgumentException("A prefix has 0 to 32 bits in IPv4, 0 to 128 in IPv6");
    }
    network = masked(network, length);
  }

  /// The block of this one address.
  public static AddressPrefix single(InetAddress address) {
    return new AddressPrefix(address, bits(address));
  }

  /// The size of the addresses, 32 or 128 bits, which tells IPv4 from IPv6.
  public int addressBits() {
    return bits(network);
  }

  /// What a tag of the block is made of.
  byte[] input() {
    byte[] bytes = network.getAddress();
    return ByteBuffer.allocate(3 + bytes.length)
        .put(FORM)
        .put((byte) bytes.length)
        .put((byte) length)
        .put(bytes)
        .array();
  }

  @Override
  public String toString() {
    return "AddressPrefix[REDACTED]";
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static InetAddress masked(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(length - i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xFF << (Byte.SIZE - kept));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of 4 or 16 bytes is always one", e);
    }
  }
}
