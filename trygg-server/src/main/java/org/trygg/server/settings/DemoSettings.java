package org.trygg.server.settings;

/// Settings of the demo.
///
/// @param isOn whether invented customers are loaded and the clock may be moved, `trygg.demo`;
///   default false
/// @param subjects how many customers are invented, `trygg.subjects`; 1 to 480, default 200
public record DemoSettings(boolean isOn, int subjects) {
  static final String DEMO = "trygg.demo";
  static final String SUBJECTS = "trygg.subjects";
  public static final DemoSettings DEFAULT = new DemoSettings(false, 200);

  public DemoSettings {
    new Require().within(SUBJECTS, subjects, 1, 480).done();
  }

  static DemoSettings read(SettingsReader in) {
    boolean isOn = in.flag(DEMO, DEFAULT.isOn);
    int subjects = in.number(SUBJECTS, DEFAULT.subjects);
    return in.checked(() -> new DemoSettings(isOn, subjects), DEFAULT);
  }
}
