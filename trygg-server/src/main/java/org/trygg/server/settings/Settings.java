package org.trygg.server.settings;

import java.util.List;

/// Every setting of the server, checked.
///
/// @param listing each setting as a line `key = value (where it was given)`, secrets redacted
public record Settings(
    ServerSettings server,
    DatabaseSettings database,
    KmsSettings kms,
    IntakeSettings intake,
    ClockSettings clock,
    DemoSettings demo,
    AddressSettings addresses,
    MailSettings mail,
    List<String> listing) {
  public Settings {
    listing = List.copyOf(listing);
    check(demo, clock);
  }

  /// Reads and checks everything given.
  ///
  /// @throws SettingsException with every fault, unknown keys included
  public static Settings read(SettingsSources sources) {
    var in = new SettingsReader(sources);
    ServerSettings server = ServerSettings.read(in);
    DatabaseSettings database = DatabaseSettings.read(in);
    KmsSettings kms = KmsSettings.read(in);
    IntakeSettings intake = IntakeSettings.read(in);
    ClockSettings clock = ClockSettings.read(in);
    DemoSettings demo = DemoSettings.read(in);
    AddressSettings addresses = AddressSettings.read(in);
    MailSettings mail = MailSettings.read(in);
    in.check(() -> check(demo, clock));
    in.done();
    List<String> lines =
        in.listing().entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList();
    return new Settings(server, database, kms, intake, clock, demo, addresses, mail, lines);
  }

  private static void check(DemoSettings demo, ClockSettings clock) {
    new Require()
        .that(
            ClockSettings.TIME,
            demo.isOn() || clock.time().isEmpty(),
            "moves the clock, which only a demo may: give " + DemoSettings.DEMO + "=true")
        .done();
  }
}
