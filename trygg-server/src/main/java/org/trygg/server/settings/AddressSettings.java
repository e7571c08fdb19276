package org.trygg.server.settings;

import java.time.Duration;

/// Settings of the look-up of who held an address, under `trygg.addresses`.
///
/// @param tolerance how wrong the clocks may be that instants are read from,
///   `trygg.addresses.tolerance-ms`; 0 to 600,000 milliseconds, default 2,000. An instant that near
///   to a change of holder is ambiguous
/// @param silence how long after its last sign of life a session without a stop may still have run,
///   `trygg.addresses.silence-minutes`; 1 to 44,640 minutes, default 1,440. Give twice the time
///   between interim updates, if the network sends them
public record AddressSettings(Duration tolerance, Duration silence) {
  static final String TOLERANCE = "trygg.addresses.tolerance-ms";
  static final String SILENCE = "trygg.addresses.silence-minutes";
  public static final AddressSettings DEFAULT =
      new AddressSettings(Duration.ofSeconds(2), Duration.ofHours(24));

  public AddressSettings {
    new Require()
        .within(TOLERANCE, tolerance.toMillis(), 0, 600_000)
        .within(SILENCE, silence.toMinutes(), 1, 44_640)
        .done();
  }

  static AddressSettings read(SettingsReader in) {
    int tolerance = in.number(TOLERANCE, Math.toIntExact(DEFAULT.tolerance.toMillis()));
    int silence = in.number(SILENCE, Math.toIntExact(DEFAULT.silence.toMinutes()));
    return in.checked(
        () -> new AddressSettings(Duration.ofMillis(tolerance), Duration.ofMinutes(silence)),
        DEFAULT);
  }
}
