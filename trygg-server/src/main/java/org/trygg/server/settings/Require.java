package org.trygg.server.settings;

import java.util.ArrayList;
import java.util.List;

/// Checks the values of one settings record and reports all that is wrong together.
final class Require {
  private final List<SettingsFault> faults = new ArrayList<>();

  Require within(String key, long value, long least, long most) {
    return that(key, value >= least && value <= most, "is from " + least + " to " + most);
  }

  /// Requires what the text says; the text reads on after "a value that".
  Require that(String key, boolean kept, String text) {
    if (!kept) {
      faults.add(new SettingsFault(key, text));
    }
    return this;
  }

  /// @throws SettingsException if anything was wrong
  void done() {
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
  }
}
