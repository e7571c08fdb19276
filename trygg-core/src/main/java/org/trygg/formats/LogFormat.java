package org.trygg.formats;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trygg.lines.Stamps;

/// A log format that Trygg reads, under the name it is asked for by.
public enum LogFormat {
  /// The detail file of FreeRADIUS: accounting of internet access, RFC 2866 and 2869.
  RADIUS_DETAIL("radius-detail"),
  /// The lease file of ISC dhcpd, for IPv4 and IPv6.
  ISC_DHCP_LEASES("isc-dhcp-leases"),
  /// The mail log of Postfix, with BSD or ISO 8601 time stamps.
  POSTFIX("postfix"),
  /// Messages of Zigbee2MQTT as `mosquitto_sub -v` or `-F %j` prints them.
  ZIGBEE2MQTT("zigbee2mqtt"),
  /// Sensor measurement lists in JSON: RFC 8428.
  SENML("senml");

  /// The zone of time stamps that name none: where the operator is established.
  public static final ZoneId HOME = ZoneId.of("Europe/Stockholm");

  private final String text;

  LogFormat(String text) {
    this.text = text;
  }

  /// Returns the format of this name.
  ///
  /// @throws IllegalArgumentException if there is none, with the nearest name or with all of them
  public static LogFormat parse(String text) {
    return Arrays.stream(values())
        .filter(format -> format.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such log format; " + advice(text)));
  }

  /// Returns a reader for one log, with time stamps that name no zone in [#HOME].
  public LogReader reader(InstantSource clock) {
    return reader(clock, HOME);
  }

  /// Returns a reader for one log.
  ///
  /// @param clock completes stamps without a year, and dates what has no stamp
  /// @param zone of time stamps that name none
  public LogReader reader(InstantSource clock, ZoneId zone) {
    Stamps stamps = new Stamps(clock, zone);
    return new LogReader(
        switch (this) {
          case RADIUS_DETAIL -> new RadiusDetail(stamps);
          case ISC_DHCP_LEASES -> new DhcpLeases();
          case POSTFIX -> new Postfix(stamps);
          case ZIGBEE2MQTT -> new Zigbee2Mqtt(stamps);
          case SENML -> new Senml(stamps);
        });
  }

  private static String advice(String text) {
    Optional<LogFormat> near =
        Arrays.stream(values())
            .filter(format -> distance(format.text, text) <= format.text.length() / 3 + 1)
            .min(Comparator.comparingInt(format -> distance(format.text, text)));
    return near.map(format -> "did you mean " + format + "?")
        .orElseGet(() ->
            Arrays.stream(values())
                .map(LogFormat::toString)
                .collect(Collectors.joining(", ", "there are ", "")));
  }

  /// Levenshtein's distance, of texts no longer than a name may be.
  private static int distance(String name, String other) {
    String text = other.substring(0, Math.min(other.length(), 40));
    int[] row = new int[text.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= name.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= text.length(); j++) {
        int replaced = diagonal + (name.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[text.length()];
  }

  @Override
  public String toString() {
    return text;
  }
}
