package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.keys.UnreadableException;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatGoesInComesOut(long seed) {
    var samples = new Samples(seed);
    for (int i = 0; i < 100; i++) {
      Fields fields = samples.fields();
      assertThat(Fields.parse(fields.toBytes())).isEqualTo(fields);
    }
  }

  @Test
  void theSameFieldsHaveTheSameBytesInWhateverOrderTheyCame() {
    var one = new LinkedHashMap<String, String>();
    one.put("name", "Anna Ek");
    one.put("email", "anna@example.se");
    var other = new LinkedHashMap<String, String>();
    other.put("email", "anna@example.se");
    other.put("name", "Anna Ek");

    assertThat(Fields.of(one).toBytes()).isEqualTo(Fields.of(other).toBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "å", "a b", "-a"})
  void aNameOutOfFormIsRefused(String name) {
    assertThatThrownBy(() -> Fields.of(Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueThatCannotComeBackTheSameIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Fields.of(Map.of("name", "Anna\uD800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Anna");
    assertThatThrownBy(() -> Fields.of(Map.of("name", "x".repeat(65_537))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldsAndEventsAreNeverPrinted() {
    Fields fields = Fields.of(Map.of("name", "Anna Ek"));
    assertThat(fields.toString()).isEqualTo("Fields[REDACTED]");
    assertThat(new Samples(1).event()).hasToString("TrafficEvent[REDACTED]");
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAreTheOneFormOfSomeFieldsOrAFault(byte[] bytes) {
    try {
      Fields fields = Fields.parse(bytes);
      assertThat(Fields.parse(fields.toBytes())).isEqualTo(fields);
    } catch (UnreadableException e) {
      assertThat(e).hasMessage("Opened data is not in the form it was written in");
    }
  }

  @Test
  void fieldsAreWithinASetThatNamesEachOfThem() {
    Fields fields = Fields.of(Map.of("device", "hall", "value", "21.4"));

    assertThat(fields.areWithin(Set.of("device", "value", "unit"))).isTrue();
    assertThat(fields.areWithin(Set.of("device", "unit"))).isFalse();
    assertThat(Fields.of(Map.of()).areWithin(Set.of())).isTrue();
  }
}
