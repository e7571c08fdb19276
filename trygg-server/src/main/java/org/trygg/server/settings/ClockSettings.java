package org.trygg.server.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Settings of the clock.
///
/// @param time the day that the program takes today to be, from which the clock runs on,
///   `trygg.time`; 2000-01-01 to 2199-12-31, default the true day. In a demo only
public record ClockSettings(Optional<LocalDate> time) {
  static final String TIME = "trygg.time";
  public static final ClockSettings DEFAULT = new ClockSettings(Optional.empty());
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  public ClockSettings {
    boolean fits =
        time.map(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR).orElse(true);
    new Require().that(TIME, fits, "is from 2000-01-01 to 2199-12-31").done();
  }

  /// The clock to live by: the system's, moved by whole days so that today is the day given.
  public InstantSource moved(Clock system) {
    return time.<InstantSource>map(day -> Clock.offset(system, offset(day, system))).orElse(system);
  }

  private static Duration offset(LocalDate day, Clock system) {
    ZoneId zone = system.getZone();
    var now = system.instant().atZone(zone);
    return Duration.between(now, now.with(day));
  }

  static ClockSettings read(SettingsReader in) {
    Optional<LocalDate> time = in.date(TIME);
    return in.checked(() -> new ClockSettings(time), DEFAULT);
  }
}
