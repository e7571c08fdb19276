package org.trygg.server.settings;

/// One thing wrong with the settings. The text says how to mend it and never repeats the value.
///
/// @param key the setting, such as `trygg.port`
public record SettingsFault(String key, String text) {
  @Override
  public String toString() {
    return key + ": " + text;
  }
}
