package org.trygg.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.lines.Quoted;
import org.trygg.lines.Stamps;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

/// One record of a lease file: an IPv4 lease, or the addresses and prefixes of one IPv6 client.
///
/// Keeps the client's own identifiers, its port (relay option 82, RFC 3046) and the times.
final class DhcpRecord {
  private static final Set<String> LENT = Set.of("active", "expired", "released");
  private static final HexFormat HEX = HexFormat.ofDelimiter(":");

  private final DhcpStatement record;
  private final List<String> texts;

  DhcpRecord(DhcpStatement record, List<String> texts) {
    this.record = record;
    this.texts = texts;
  }

  Outcome outcome(Lines lines) throws FormatFault {
    List<Observation> observations = new ArrayList<>();
    if (record.word(0).equals("lease")) {
      Observation lease = lease(origin(lines, 0));
      if (!lease.fields().containsKey("hardware-address")
          && !lease.fields().containsKey("client-id")) {
        return new Outcome.Ignored(lines, Drop.NOBODY_NAMED);
      }
      observations.add(lease);
    } else {
      for (DhcpStatement part : record.body()) {
        if (part.word(0).equals("iaaddr") || part.word(0).equals("iaprefix")) {
          observations.add(part(part, origin(lines, observations.size())));
        }
      }
    }
    return observations.isEmpty()
        ? new Outcome.Ignored(lines, Drop.HOUSEKEEPING)
        : new Outcome.Understood(lines, observations);
  }

  private Observation lease(Observation.Origin origin) throws FormatFault {
    Observation.Content content = new Observation.Content();
    content.put("address", record.word(1)).put("state", state(record));
    Optional<DhcpStatement> hardware = record.inner("hardware");
    if (hardware.isPresent()) {
      String address = hardware.get().word(2).toLowerCase(Locale.ROOT);
      content.put("hardware-address", address).about(Named.byHardware(address));
    }
    Optional<DhcpStatement> uid = record.inner("uid");
    if (uid.isPresent()) {
      client(content, bytes(uid.get().word(1)), 1);
    }
    Optional<DhcpStatement> host = record.inner("client-hostname");
    if (host.isPresent()) {
      content.put("client-hostname", host.get().text(1));
    }
    for (DhcpStatement option : record.body()) {
      if (option.word(1).equals("agent.circuit-id") || option.word(1).equals("agent.remote-id")) {
        content.put(option.word(1).substring("agent.".length()), option.text(2));
      }
    }
    content.about(accessPort());
    return lent(content, record, origin);
  }

  /// The port that the relay names; a remote id alone names the relay, or the modem, and no port.
  private List<Identifier> accessPort() throws FormatFault {
    String relay = agent("agent.remote-id");
    String circuit = agent("agent.circuit-id");
    return circuit.isEmpty()
        ? List.of()
        : Named.by(IdentifierKind.ACCESS_PORT, (relay + " " + circuit).strip());
  }

  private String agent(String option) throws FormatFault {
    for (DhcpStatement each : record.body()) {
      if (each.word(1).equals(option)) {
        return each.text(2);
      }
    }
    return "";
  }

  /// One address or prefix of an IPv6 client, whose identifier is an IAID and a DUID: RFC 8415.
  private Observation part(DhcpStatement part, Observation.Origin origin) throws FormatFault {
    Observation.Content content = new Observation.Content();
    content.put("address", part.word(1)).put("state", state(part));
    byte[] client = bytes(record.word(1));
    client(content, client, isLinkLayerDuid(client) ? client.length - 6 : client.length);
    return lent(content, part, origin);
  }

  private Observation lent(
      Observation.Content content, DhcpStatement part, Observation.Origin origin)
      throws FormatFault {
    Optional<Instant> starts = time(part.inner("starts"));
    Optional<Instant> ends = time(part.inner("ends"));
    Optional<Instant> spoken = time(record.inner("cltt"));
    Instant at =
        spoken.or(() -> starts).orElseThrow(() -> new FormatFault(FaultKind.VALUE_MISSING));
    Instant from = starts.orElse(at);
    boolean told = LENT.contains(state(part)) || ends.isPresent();
    AddressBlock block = AddressBlock.parse(part.word(1), Optional.empty());
    content.lease(new Lease(block, from, told ? ends : Optional.of(from), !told));
    return content.observed(EventType.DHCP_LEASE, at, origin);
  }

  private static void client(Observation.Content content, byte[] id, int hardwareFrom) {
    content.put("client-id", HEX.formatHex(id));
    if (id.length == hardwareFrom + 6) {
      content.about(
          Named.byHardware(HEX.formatHex(Arrays.copyOfRange(id, hardwareFrom, id.length))));
    }
  }

  /// A DUID of type 1 or 3 over Ethernet ends in a hardware address: RFC 8415, 11.2 and 11.4.
  private static boolean isLinkLayerDuid(byte[] client) {
    return client.length == (client.length > 5 && client[5] == 1 ? 18 : 14)
        && client[4] == 0
        && (client[5] == 1 || client[5] == 3)
        && client[6] == 0
        && client[7] == 1;
  }

  /// OpenBSD writes no state: what it has is lent, unless it says that it is abandoned.
  private static String state(DhcpStatement part) {
    if (part.inner("abandoned").isPresent()) {
      return "abandoned";
    }
    return part.inner("binding").map(binding -> binding.word(2)).orElse("active");
  }

  private static byte[] bytes(String word) throws FormatFault {
    if (word.startsWith("\"")) {
      return Quoted.bytes(word.substring(1));
    }
    try {
      return HEX.parseHex(word);
    } catch (IllegalArgumentException _) {
      throw new FormatFault(FaultKind.BAD_TEXT);
    }
  }

  /// Reads `2 2013/12/10 12:57:04`, `epoch 1507216949` or `never`, all in UTC.
  private static Optional<Instant> time(Optional<DhcpStatement> statement) throws FormatFault {
    if (statement.isEmpty() || statement.get().word(1).equals("never")) {
      return Optional.empty();
    }
    DhcpStatement time = statement.get();
    return Optional.of(
        time.word(1).equals("epoch")
            ? Stamps.epochSeconds(time.word(2))
            : Stamps.utc(time.word(2), time.word(3)));
  }

  private Observation.Origin origin(Lines lines, int index) {
    Fingerprint print = new Fingerprint(LogFormat.ISC_DHCP_LEASES);
    texts.forEach(print::add);
    return new Observation.Origin(lines, print.add("#" + index).id(), true);
  }
}
