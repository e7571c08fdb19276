package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogFormatTest {
  @ParameterizedTest
  @EnumSource
  void aFormatIsFoundByItsName(LogFormat format) {
    assertThat(LogFormat.parse(format.toString())).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "postfx, postfix",
    "Postfix, postfix",
    "radius_detail, radius-detail",
    "zigbee2mqqt, zigbee2mqtt",
    "sensml, senml",
    "isc-dhcp-lease, isc-dhcp-leases",
  })
  void aNameThatIsNearlyOneIsAnsweredWithIt(String typed, String meant) {
    assertThatThrownBy(() -> LogFormat.parse(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean " + meant + "?");
  }

  @Test
  void aNameThatIsNearNoneIsAnsweredWithAllAndNotRepeated() {
    assertThatThrownBy(() -> LogFormat.parse("198501012382"))
        .hasMessageContaining("radius-detail, isc-dhcp-leases, postfix, zigbee2mqtt, senml")
        .hasMessageNotContaining("1985");
  }
}
