package org.trygg.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The settings cannot be used; the message lists every fault, one to a line.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingsFault> faults;

  SettingsException(List<SettingsFault> faults) {
    super(faults.stream().map(SettingsFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /// All that is wrong, in the order in which it was found.
  public List<SettingsFault> faults() {
    return faults;
  }
}
