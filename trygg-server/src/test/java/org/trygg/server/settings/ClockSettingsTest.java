package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockSettingsTest {
  private static final Clock SYSTEM =
      Clock.fixed(Instant.parse("2026-11-23T23:30:00Z"), ZoneId.of("Europe/Stockholm"));

  @Test
  void defaults() {
    assertThat(ClockSettings.DEFAULT.moved(SYSTEM).instant()).isEqualTo(SYSTEM.instant());
  }

  @Test
  void explicit() {
    var moved = new ClockSettings(Optional.of(LocalDate.of(2028, 7, 1))).moved(SYSTEM);

    // Half past midnight in Stockholm, in winter time before and in summer time after the move.
    assertThat(moved.instant()).isEqualTo("2028-06-30T22:30:00Z");
  }

  @Test
  void faults() {
    assertThatThrownBy(() -> new ClockSettings(Optional.of(LocalDate.of(1999, 12, 31))))
        .hasMessage("trygg.time: is from 2000-01-01 to 2199-12-31");
  }
}
