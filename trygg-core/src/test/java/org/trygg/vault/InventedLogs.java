package org.trygg.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Source;

/// The log of one subject and day, invented from a seed and as irregular as real ones: its sessions
/// break, its letters go to the same few over and over, its sensors drift. The same seed, the same
/// events.
public final class InventedLogs {
  private static final Source SOURCE = Source.of("service-use");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-09T23:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Random chance;
  private final String account;

  private InventedLogs(long seed) {
    this.chance = new Random(seed);
    this.account = "kund.%05d@bredband.example".formatted(chance.nextInt(100_000));
  }

  /// The five log types of the notice.
  public enum Log {
    IP("ip-log"),
    MAIL("mail-log"),
    MESSAGE("message-log"),
    SENSOR("sensor-log"),
    SYSTEM("system-log");

    private final String category;

    Log(String category) {
      this.category = category;
    }

    public Category category() {
      return Category.of(category);
    }
  }

  /// So many events of one day, in the order of their time.
  public static List<TrafficEvent> day(Log log, long seed, int count) {
    var logs = new InventedLogs(seed);
    List<Instant> times = logs.times(log, count);
    return switch (log) {
      case IP -> logs.network(times);
      case MAIL -> times.stream().map(logs::letter).toList();
      case MESSAGE -> times.stream().map(logs::call).toList();
      case SENSOR -> logs.measurements(times);
      case SYSTEM -> times.stream().map(logs::note).toList();
    };
  }

  private List<Instant> times(Log log, int count) {
    long unit =
        switch (log) {
          case IP, MESSAGE -> 1_000_000;
          case MAIL, SYSTEM -> 1;
          case SENSOR -> 1_000;
        };
    return chance
        .longs(count, 0, DAY.toMillis() * 1_000 / unit)
        .sorted()
        .mapToObj(micros -> MIDNIGHT.plusNanos(micros * unit * 1_000))
        .toList();
  }

  private List<TrafficEvent> network(List<Instant> times) {
    var events = new ArrayList<TrafficEvent>();
    String session = hex(4);
    String address = "198.51.100." + (1 + chance.nextInt(250));
    long in = 0;
    long out = 0;
    Instant began = times.getFirst();
    for (Instant at : times) {
      boolean ends = chance.nextInt(12) == 0;
      in += chance.nextInt(900_000_000);
      out += chance.nextInt(60_000_000);
      var fields = new TreeMap<String, String>();
      fields.put("user-name", account);
      fields.put("session-id", session);
      fields.put("session-time", Long.toString(Duration.between(began, at).toSeconds()));
      fields.put("nas", "192.0.2.1");
      fields.put("nas-port-id", "ge-1/0/4:2101");
      fields.put("calling-station-id", "00:00:5E:00:53:23");
      fields.put("framed-ip-address", address);
      fields.put("delegated-ipv6-prefix", "2001:db8:23::/56");
      fields.put("input-octets", Long.toString(in));
      fields.put("output-octets", Long.toString(out));
      if (ends) {
        fields.put("terminate-cause", one("User-Request", "Lost-Carrier", "Idle-Timeout"));
        session = hex(4);
        address = "198.51.100." + (1 + chance.nextInt(250));
        in = 0;
        out = 0;
        began = at;
      }
      events.add(event(at, ends ? "radius.stop" : "radius.interim", fields));
    }
    return events;
  }

  private TrafficEvent letter(Instant at) {
    boolean outwards = chance.nextBoolean();
    String other = "vän." + (int) Math.abs(chance.nextGaussian() * 12) + "@example.org";
    var fields = new TreeMap<String, String>();
    fields.put("from", outwards ? account : other);
    fields.put("to", outwards ? other : account);
    if (outwards) {
      fields.put("sasl-username", account);
    }
    fields.put("client-address", "198.51.100." + (outwards ? 23 : chance.nextInt(256)));
    fields.put("queue-id", queueId());
    fields.put("relay", one("mx1.example.org", "mx2.example.org", "gw.example.net") + ":25");
    fields.put("size", Long.toString(Math.round(Math.exp(7 + 2.5 * chance.nextDouble()))));
    fields.put("nrcpt", Integer.toString(1 + chance.nextInt(20) / 18));
    fields.put("delay", String.format(Locale.ROOT, "%.2f", 0.1 + chance.nextDouble() * 5));
    boolean sent = chance.nextInt(30) > 0;
    fields.put("dsn", sent ? "2.0.0" : "4.4.1");
    fields.put("status", sent ? "sent" : "deferred");
    return event(at, sent ? "mail.sent" : "mail.deferred", fields);
  }

  private TrafficEvent call(Instant at) {
    var fields = new TreeMap<String, String>();
    fields.put("phone", "+46701740605");
    fields.put("counterpart", "+46701740" + (606 + (int) Math.abs(chance.nextGaussian() * 10)));
    boolean spoken = chance.nextInt(3) > 0;
    fields.put("channel", spoken ? "voice" : "sms");
    fields.put("operator", one("alleato", "annan"));
    if (spoken) {
      fields.put("seconds", Integer.toString((int) Math.abs(chance.nextGaussian() * 240)));
    }
    fields.put("state", one("answered", "answered", "answered", "missed"));
    return event(at, spoken ? "call.ended" : "message.sent", fields);
  }

  private List<TrafficEvent> measurements(List<Instant> times) {
    var events = new ArrayList<TrafficEvent>();
    double[] level = {21.4, 44.0, 1013.2};
    List<String> names = List.of("temperature", "humidity", "pressure");
    List<String> units = List.of("Cel", "%RH", "hPa");
    for (Instant at : times) {
      int which = chance.nextInt(names.size() + 1);
      var fields = new TreeMap<String, String>();
      fields.put("device", one("hall", "vind", "kök"));
      if (which == names.size()) {
        fields.put("name", "occupancy");
        fields.put("value-boolean", Boolean.toString(chance.nextBoolean()));
      } else {
        level[which] += chance.nextGaussian() * 0.15;
        fields.put("name", names.get(which));
        fields.put("value", String.format(Locale.ROOT, "%.1f", level[which]));
        fields.put("unit", units.get(which));
      }
      events.add(event(at, "sensor.measurement", fields));
    }
    return events;
  }

  private TrafficEvent note(Instant at) {
    boolean grave = chance.nextInt(9) == 0;
    return event(
        at,
        "system.line",
        Map.of(
            "host", one("olt-3.sthlm", "olt-4.sthlm"),
            "account", account,
            "component", one("access-node", "dsl", "onu", "acs"),
            "event", one("line-resync", "inform", "config-applied", "crc-errors", "link-up"),
            "severity", grave ? "warning" : "info",
            "code", Integer.toString(1_000 + chance.nextInt(400))));
  }

  private static TrafficEvent event(Instant at, String type, Map<String, String> fields) {
    return new TrafficEvent(at, type, SOURCE, Fields.of(fields));
  }

  private String hex(int bytes) {
    byte[] all = new byte[bytes];
    chance.nextBytes(all);
    return HexFormat.of().withUpperCase().formatHex(all);
  }

  private String queueId() {
    String letters = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    var id = new StringBuilder("4fJ3k");
    for (int i = 0; i < 9; i++) {
      id.append(letters.charAt(chance.nextInt(letters.length())));
    }
    return id.toString();
  }

  private String one(String... texts) {
    return texts[chance.nextInt(texts.length)];
  }
}
