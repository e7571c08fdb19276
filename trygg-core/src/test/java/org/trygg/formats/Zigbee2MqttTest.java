package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.lines.FaultKind;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

class Zigbee2MqttTest {
  private final List<Observation> told =
      Reading.ofSample(LogFormat.ZIGBEE2MQTT, "invented.txt").observations();

  @Test
  @Promise({"P17", "P32"})
  void aLampATemperatureAndAGuideLightAreToldOfTheirDevice() {
    assertThat(told)
        .extracting(each -> each.type() + " " + each.fields())
        .containsExactly(
            "sensor.state {device=Living room/lamp, brightness=254, color.x=0.45, color.y=0.41,"
                + " state=ON}",
            "sensor.command {device=Living room/lamp, state=OFF}",
            "sensor.state {device=Hall thermometer, battery=97, humidity=41.2, temperature=21.4,"
                + " voltage=3005}",
            "sensor.state {device=Front door, contact=true}",
            "sensor.availability {device=Front door, state=online}",
            "sensor.command {device=Guide light, state=ON}",
            "sensor.state {device=Guide light, state=ON}");
    assertThat(told.getFirst().about())
        .containsExactly(Identifier.of(IdentifierKind.DEVICE, "Living room/lamp"));
    assertThat(told).allSatisfy(e -> assertThat(e.category()).hasToString("sensor-log"));
  }

  @Test
  @Promise("P70")
  void rawNoiseOfTheRadioIsCountedAndDropped() {
    Reading reading = Reading.ofSample(LogFormat.ZIGBEE2MQTT, "invented.txt");

    assertThat(reading.drops()).contains(Drop.NOISE);
    assertThat(told).allSatisfy(each -> assertThat(each.fields()).doesNotContainKey("linkquality"));
  }

  @ParameterizedTest(name = "message {0} is dated {1}")
  @CsvSource({
    "0, 2026-03-10T17:02:11Z", // last_seen with its zone
    "1, 2026-11-23T12:00:00Z", // no stamp: when it is read
    "2, 2026-03-10T17:02:11Z", // last_seen in milliseconds
    "3, 2026-03-10T17:02:13.512Z", // last_seen in UTC
    "5, 2026-03-10T17:04:00Z", // the stamp before the topic
    "6, 2026-03-10T17:05:00Z", // the stamp of mosquitto's JSON
  })
  void aMessageIsDatedByTheBestTimeThereIs(int message, String at) {
    assertThat(told.get(message).at()).isEqualTo(at);
  }

  @Test
  void equalMessagesWithoutATimeAreTwoObservationsAndWithOneAreOne() {
    assertThat(ids("zigbee2mqtt/lamp {\"state\":\"ON\"}\n")).doesNotHaveDuplicates();
    assertThat(
            ids("zigbee2mqtt/lamp {\"state\":\"ON\",\"last_seen\":1773162131000}\n").stream()
                .distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zigbee2mqtt/lamp {\"state\":\"ON\" | BAD_JSON",
        "zigbee2mqtt/lamp {\"state\":\"ON\",\"state\":\"OFF\"} | BAD_JSON",
        "zigbee2mqtt/lamp {\"a\":[[[[[[[[[1]]]]]]]]]} | BAD_JSON",
        "zigbee2mqtt/lamp {\"a\":1} x | BAD_JSON",
        "zigbee2mqtt/lamp {\"a\":1,\"last_seen\":\"soon\"} | BAD_TIME",
        "zigbee2mqtt/lamp {\"a\":1,\"last_seen\":\"\"} | BAD_TIME",
        "zigbee2mqtt/lamp | NOT_OF_THE_FORMAT",
        "{\"topic\":\"zigbee2mqtt/lamp\"} | VALUE_MISSING",
      })
  void aMessageThatCannotBeReadIsMalformed(String line, FaultKind fault) {
    assertThat(Reading.of(LogFormat.ZIGBEE2MQTT, line).faults()).containsExactly(fault);
  }

  @Test
  void aMessageWithTooManyValuesIsMalformed() {
    String many = "[" + "1,".repeat(300) + "1]";
    String line = "zigbee2mqtt/lamp {\"a\":" + many + "}";

    assertThat(Reading.of(LogFormat.ZIGBEE2MQTT, line).faults())
        .containsExactly(FaultKind.TOO_MANY_VALUES);
  }

  private static List<String> ids(String line) {
    return Reading.of(LogFormat.ZIGBEE2MQTT, line + line).observations().stream()
        .map(each -> each.origin().id())
        .toList();
  }
}
