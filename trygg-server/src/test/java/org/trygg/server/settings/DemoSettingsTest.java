package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {
  @Test
  void defaults() {
    assertThat(read()).isEqualTo(DemoSettings.DEFAULT);
  }

  @Test
  void explicit() {
    assertThat(read("--trygg.demo=true", "--trygg.subjects=7"))
        .isEqualTo(new DemoSettings(true, 7));
  }

  @Test
  void faults() {
    assertThatThrownBy(() -> new DemoSettings(true, 0))
        .hasMessage("trygg.subjects: is from 1 to 480");
  }

  private static DemoSettings read(String... arguments) {
    return Settings.read(SettingsSources.of(List.of(arguments), Map.of(), Path.of("target")))
        .demo();
  }
}
