package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.identifiers.Bounds;

class AddressSettingsTest {
  @TempDir private Path folder;

  @Test
  void defaults() {
    assertThat(read()).isEqualTo(AddressSettings.DEFAULT);
    assertThat(new Bounds(read().tolerance(), read().silence())).isEqualTo(Bounds.USUAL);
  }

  @Test
  void explicit() {
    assertThat(read("--trygg.addresses.tolerance-ms=500", "--trygg.addresses.silence-minutes=30"))
        .isEqualTo(new AddressSettings(Duration.ofMillis(500), Duration.ofMinutes(30)));
  }

  @Test
  void faults() {
    assertThatThrownBy(() -> new AddressSettings(Duration.ofMinutes(11), Duration.ZERO))
        .hasMessageContaining("trygg.addresses.tolerance-ms: is from 0 to 600000")
        .hasMessageContaining("trygg.addresses.silence-minutes: is from 1 to 44640");
  }

  private AddressSettings read(String... options) {
    return Settings.read(SettingsSources.of(List.of(options), Map.of(), folder)).addresses();
  }
}
