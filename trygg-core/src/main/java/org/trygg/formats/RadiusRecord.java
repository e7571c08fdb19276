package org.trygg.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.formats.AddressBlock.Ports;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Stamps;
import org.trygg.vocabulary.IdentifierKind;

/// One accounting record: RFC 2866, 2869 (gigawords), 3162 and 4818 (IPv6), 8045 (port blocks).
///
/// Keeps the attributes listed here and no others.
final class RadiusRecord {
  private static final List<String> ADDRESSES =
      List.of(
          "Framed-IP-Address",
          "Framed-IPv6-Address",
          "Framed-IPv6-Prefix",
          "Delegated-IPv6-Prefix");

  private static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry("User-Name", "user-name"),
          Map.entry("Acct-Session-Id", "session-id"),
          Map.entry("Acct-Session-Time", "session-time"),
          Map.entry("Acct-Terminate-Cause", "terminate-cause"),
          Map.entry("Calling-Station-Id", "calling-station-id"),
          Map.entry("Called-Station-Id", "called-station-id"),
          Map.entry("NAS-Port", "nas-port"),
          Map.entry("NAS-Port-Id", "nas-port-id"),
          Map.entry("Framed-IP-Address", "framed-ip-address"),
          Map.entry("Framed-IPv6-Address", "framed-ipv6-address"),
          Map.entry("Framed-IPv6-Prefix", "framed-ipv6-prefix"),
          Map.entry("Delegated-IPv6-Prefix", "delegated-ipv6-prefix"));

  /// Names of FreeRADIUS 3 for the two places where RFC 8045 allows a port block.
  private static final List<List<String>> PORTS =
      List.of(
          List.of(
              "IP-Port-Range-Ext-IPv4-Addr",
              "IP-Port-Range-Range-Start",
              "IP-Port-Range-Range-End"),
          List.of("IP-Port-Ext-IPv4-Addr", "IP-Port-Range-Start", "IP-Port-Range-End"));

  private final Stamps stamps;
  private final String header;
  private final Map<String, String> attributes;

  RadiusRecord(Stamps stamps, String header, Map<String, String> attributes) {
    this.stamps = stamps;
    this.header = header;
    this.attributes = attributes;
  }

  Outcome outcome(Observation.Origin origin) throws FormatFault {
    return switch (required("Acct-Status-Type")) {
      case "Start", "1" -> told(EventType.RADIUS_START, origin);
      case "Stop", "2" -> told(EventType.RADIUS_STOP, origin);
      case "Interim-Update", "Alive", "3" -> told(EventType.RADIUS_INTERIM, origin);
      case "Accounting-On", "Accounting-Off", "7", "8" ->
          new Outcome.Ignored(origin.lines(), Drop.EQUIPMENT);
      default -> throw new FormatFault(FaultKind.UNKNOWN_EVENT);
    };
  }

  private Outcome told(EventType type, Observation.Origin origin) throws FormatFault {
    Instant at = at();
    Observation.Content content = new Observation.Content();
    content.put("session", nas() + "/" + required("Acct-Session-Id")).put("nas", nas());
    attributes.forEach((name, value) -> content.put(KEPT.getOrDefault(name, ""), value));
    content.put("input-octets", octets("Acct-Input"));
    content.put("output-octets", octets("Acct-Output"));
    for (AddressBlock block : blocks()) {
      content.lease(lease(type, at, block));
    }
    text("User-Name")
        .ifPresent(name ->
            content.about(Named.by(IdentifierKind.ACCOUNT, name)).about(Named.byHardware(name)));
    text("Calling-Station-Id").ifPresent(station -> content.about(Named.byHardware(station)));
    return new Outcome.Understood(origin.lines(), List.of(content.observed(type, at, origin)));
  }

  /// The network access server's own clock, or the time of receipt less the delay it admits.
  private Instant at() throws FormatFault {
    Optional<String> event = text("Event-Timestamp");
    if (event.isPresent()) {
      return isNumber(event.get()) ? Stamps.epochSeconds(event.get()) : Stamps.radius(event.get());
    }
    Optional<String> receipt = text("Timestamp");
    Instant received =
        receipt.isPresent() ? Stamps.epochSeconds(receipt.get()) : stamps.ctime(header);
    return received.minusSeconds(number("Acct-Delay-Time").orElse(0L));
  }

  /// A start opens a lease, an interim update shows it going on, a stop ends it.
  private Lease lease(EventType type, Instant at, AddressBlock block) throws FormatFault {
    Optional<Long> age = number("Acct-Session-Time");
    Instant from = at.minusSeconds(type == EventType.RADIUS_START ? 0 : age.orElse(0L));
    Optional<Instant> until = type == EventType.RADIUS_STOP ? Optional.of(at) : Optional.empty();
    return new Lease(block, from, until, type != EventType.RADIUS_START && age.isEmpty());
  }

  private List<AddressBlock> blocks() throws FormatFault {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String name : ADDRESSES) {
      if (attributes.containsKey(name)) {
        blocks.add(AddressBlock.parse(required(name), Optional.empty()));
      }
    }
    for (List<String> names : PORTS) {
      if (attributes.containsKey(names.get(0))) {
        blocks.add(AddressBlock.parse(required(names.get(0)), Optional.of(ports(names))));
      }
    }
    return blocks;
  }

  private Ports ports(List<String> names) throws FormatFault {
    try {
      long first = number(names.get(1)).orElse(-1L);
      return new Ports((int) first, number(names.get(2)).orElse(-1L).intValue());
    } catch (IllegalArgumentException _) {
      throw new FormatFault(FaultKind.BAD_ADDRESS);
    }
  }

  /// The octets, which count round at 2^32, with the gigawords that count the rounds.
  private String octets(String name) throws FormatFault {
    Optional<Long> octets = number(name + "-Octets");
    long rounds = number(name + "-Gigawords").orElse(0L);
    return octets.map(count -> Long.toString((rounds << 32) + count)).orElse("");
  }

  private String nas() throws FormatFault {
    for (String name : List.of("NAS-Identifier", "NAS-IP-Address", "NAS-IPv6-Address")) {
      if (attributes.containsKey(name)) {
        return required(name);
      }
    }
    throw new FormatFault(FaultKind.VALUE_MISSING);
  }

  /// Returns an unsigned number of 32 bits.
  private Optional<Long> number(String name) throws FormatFault {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!isNumber(text.get()) || Long.parseLong(text.get()) > 0xffff_ffffL) {
      throw new FormatFault(FaultKind.BAD_NUMBER);
    }
    return Optional.of(Long.valueOf(text.get()));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private String required(String name) throws FormatFault {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new FormatFault(FaultKind.VALUE_MISSING));
  }
}
