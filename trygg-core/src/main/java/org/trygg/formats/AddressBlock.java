package org.trygg.formats;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;

/// An IP address or prefix, with the block of ports where one address is shared (RFC 6888).
///
/// An IPv4 address mapped into IPv6 is the IPv4 address; bits after the prefix are zero. An IP
/// address is personal data: it is never printed.
///
/// @param network the first address of the block
/// @param prefixLength in bits, 32 or 128 for a single address
/// @param ports the block of ports, empty if the addresses are not shared
public record AddressBlock(InetAddress network, int prefixLength, Optional<Ports> ports) {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}(\\d{0,3}\\.[\\d.]{5,15})?");

  /// Ports from `first` to `last`, both counted in.
  public record Ports(int first, int last) {
    /// @throws IllegalArgumentException if this is no range of ports
    public Ports {
      if (first < 0 || last < first || last > 65_535) {
        throw new IllegalArgumentException("A range of ports lies within 0 to 65535");
      }
    }

    @Override
    public String toString() {
      return "Ports[REDACTED]";
    }
  }

  /// @throws IllegalArgumentException if the prefix length does not suit the address
  public AddressBlock {
    byte[] bytes = network.getAddress();
    if (prefixLength < 0 || prefixLength > bytes.length * 8) {
      throw new IllegalArgumentException("A prefix is no longer than its address");
    }
    network = network(masked(bytes, prefixLength));
  }

  /// Reads a literal address or prefix, such as `192.0.2.7` or `2001:db8::/56`; looks up nothing.
  static AddressBlock parse(String text, Optional<Ports> ports) throws FormatFault {
    int slash = text.indexOf('/');
    InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
    int bits = address.getAddress().length * 8;
    try {
      int length = slash < 0 ? bits : Integer.parseInt(text, slash + 1, text.length(), 10);
      return new AddressBlock(address, length, ports);
    } catch (IllegalArgumentException _) {
      throw new FormatFault(FaultKind.BAD_ADDRESS);
    }
  }

  private static InetAddress address(String text) throws FormatFault {
    boolean v6 = text.indexOf(':') >= 0 && V6.matcher(text).matches();
    if (!v6 && !V4.matcher(text).matches()) {
      throw new FormatFault(FaultKind.BAD_ADDRESS);
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new FormatFault(FaultKind.BAD_ADDRESS);
    }
  }

  private static byte[] masked(byte[] bytes, int length) {
    byte[] masked = Arrays.copyOf(bytes, bytes.length);
    for (int bit = length; bit < masked.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return masked;
  }

  private static InetAddress network(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException _) {
      throw new IllegalArgumentException("An address has 4 or 16 bytes");
    }
  }

  @Override
  public String toString() {
    return "AddressBlock[REDACTED]";
  }
}
