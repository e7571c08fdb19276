package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.trygg.outbox.GroupCommit;

class IntakeSettingsTest {
  @Test
  void defaults() {
    assertThat(IntakeSettings.DEFAULT.limits()).isEqualTo(GroupCommit.Limits.USUAL);
  }

  @Test
  void explicit() {
    assertThat(new IntakeSettings(1, 2, 3, 4, 5).limits())
        .isEqualTo(new GroupCommit.Limits(1, 2_048, 3, 4, 5));
  }

  @Test
  void faults() {
    assertThatThrownBy(() -> new IntakeSettings(0, 0, 0, -1, 0))
        .hasMessageContainingAll(
            "trygg.intake.group-events: is from 1 to 100000",
            "trygg.intake.group-kib: is from 1 to 1048576",
            "trygg.intake.queue: is from 1 to 100000",
            "trygg.intake.wait-millis: is from 0 to 60000",
            "trygg.intake.lanes: is from 1 to 100");
  }
}
