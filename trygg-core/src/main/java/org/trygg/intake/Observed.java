package org.trygg.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.trygg.formats.AddressBlock;
import org.trygg.formats.EventType;
import org.trygg.formats.Lease;
import org.trygg.formats.LogFormat;
import org.trygg.formats.Observation;
import org.trygg.passage.AddressUse;
import org.trygg.passage.Happening;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;

/// Makes arrivals of what a log tells: one of each observation, except that what a device says of
/// several quantities at once is as many arrivals.
record Observed(LogFormat format, MessageKey.Blinding blinding) {
  private static final Source SERVICE_USE = Source.of("service-use");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
  private static final String DEVICE = "device";
  private static final String LENT = "active";

  List<Arrival> arrivals(Observation seen) {
    return switch (seen.type()) {
      case SENSOR_STATE, SENSOR_COMMAND, SENSOR_AVAILABILITY -> quantities(seen);
      case RADIUS_START,
          RADIUS_INTERIM,
          RADIUS_STOP,
          DHCP_LEASE,
          MAIL_SENT,
          MAIL_DEFERRED,
          MAIL_BOUNCED,
          MAIL_EXPIRED,
          MAIL_PROBED,
          MAIL_REJECTED,
          MAIL_QUEUED,
          SENSOR_MEASUREMENT ->
          List.of(arrival(seen, seen.origin().id(), seen.fields()));
    };
  }

  private List<Arrival> quantities(Observation seen) {
    var all = new ArrayList<Arrival>();
    String device = seen.fields().getOrDefault(DEVICE, "");
    seen.fields()
        .forEach((name, value) -> {
          if (!name.equals(DEVICE)) {
            String kind = NUMBER.matcher(value).matches() ? "value" : "state";
            var fields = new TreeMap<>(Map.of(DEVICE, device, "quantity", name, kind, value));
            all.add(arrival(seen, seen.origin().id() + "/" + name, fields));
          }
        });
    return all;
  }

  private Arrival arrival(Observation seen, String id, Map<String, String> fields) {
    List<AddressUse> addresses = seen.leases().stream().map(each -> use(seen, each)).toList();
    Optional<ServiceName> byWhatIsHeld = Optional.empty();
    return new Arrival(
        MessageKey.of(blinding, "log:" + format, id),
        new Arrival.About(Optional.empty(), seen.about()),
        seen.category(),
        new Arrival.Origin(SERVICE_USE, byWhatIsHeld),
        new Happening(seen.at(), seen.type().toString(), fields, addresses));
  }

  /// What a session of RADIUS is known by again is its name; a DHCP server lends for a time, and
  /// tells of each renewal as a lease of its own.
  private static AddressUse use(Observation seen, Lease lease) {
    AddressBlock block = lease.block();
    Map<String, String> told = seen.fields();
    boolean expires = seen.type() == EventType.DHCP_LEASE && LENT.equals(told.get("state"));
    return new AddressUse(
        new AddressUse.Block(
            block.network(),
            block.prefixLength(),
            block.ports().map(ports -> new AddressUse.Ports(ports.first(), ports.last()))),
        new AddressUse.Span(lease.from(), seen.at(), lease.until(), expires, lease.uncertain()),
        Optional.ofNullable(told.get("session")),
        Optional.ofNullable(told.get("nas-port")).map(port -> told.get("nas") + "/" + port));
  }
}
