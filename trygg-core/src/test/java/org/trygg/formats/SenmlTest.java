package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.lines.FaultKind;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

class SenmlTest {
  @Test
  @Promise("P17")
  void baseValuesAreAddedAndTimesMadeAbsolute() {
    Reading reading = Reading.ofSample(LogFormat.SENML, "ex3.gen.json");

    assertThat(reading.observations())
        .extracting(told -> told.at() + " " + told.fields())
        .startsWith(
            "2010-06-08T18:01:16.001Z {name=urn:dev:ow:10e2073a01080063/voltage, unit=V,"
                + " value=120.1}",
            "2010-06-08T18:01:11.001Z {name=urn:dev:ow:10e2073a01080063/current, unit=A,"
                + " value=1.2}");
    assertThat(reading.observations().getFirst().about())
        .containsExactly(
            Identifier.of(IdentifierKind.DEVICE, "urn:dev:ow:10e2073a01080063"),
            Identifier.of(IdentifierKind.DEVICE, "urn:dev:ow:10e2073a01080063/voltage"));
  }

  @Test
  void eachKindOfValueIsTold() {
    assertThat(Reading.ofSample(LogFormat.SENML, "ex7.gen.json").observations())
        .extracting(told -> told.fields().toString())
        .element(1)
        .isEqualTo("{name=urn:dev:ow:10e2073a01080063:label, value-text=Machine Room}");
    assertThat(Reading.ofSample(LogFormat.SENML, "ex7.gen.json").observations())
        .extracting(told -> told.fields().keySet().toString())
        .contains("[name, value-boolean]", "[name, value-data]");
  }

  @Test
  void aTimeThatIsRelativeCountsFromTheReading() {
    assertThat(only("[{\"n\":\"a\",\"t\":-60,\"v\":1}]").at()).isEqualTo("2026-11-23T11:59:00Z");
    assertThat(only("[{\"bt\":268435456,\"n\":\"a\",\"v\":1}]").at())
        .isEqualTo("1978-07-04T21:24:16Z");
  }

  @Test
  void baseValuesAreAddedInDecimal() {
    assertThat(only("[{\"n\":\"a\",\"bv\":0.1,\"v\":0.2}]").fields()).containsEntry("value", "0.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"n\":\"a\",\"v\":1} | NOT_CLOSED",
        "[{\"n\":\"a\",\"v\":1}] [] | BAD_JSON",
        "[{\"n\":\"a\",\"v\":\"1\"}] | NOT_OF_THE_FORMAT",
        "[{\"n\":\"a\",\"v\":1,\"vb\":true}] | NOT_OF_THE_FORMAT",
        "[{\"n\":\"!\",\"v\":1}] | NOT_OF_THE_FORMAT",
        "[{\"n\":\"a\"}] | VALUE_MISSING",
        "[{\"v\":1}] | VALUE_MISSING",
        "[{\"n\":\"a\",\"v\":1,\"must_\":1}] | UNKNOWN_EVENT",
        "[{\"bver\":11,\"n\":\"a\",\"v\":1}] | UNKNOWN_EVENT",
        "[{\"n\":\"a\",\"v\":1,\"t\":1e300}] | BAD_TIME",
        "[{\"n\":\"a\",\"v\":1,\"bv\":1e999999999}] | BAD_NUMBER",
        "[{\"n\":\"a\",\"v\":1,\"bv\":1e1000000333333333}] | BAD_NUMBER",
        "[1] | NOT_OF_THE_FORMAT",
        "{\"n\":\"a\",\"v\":1} | OUTSIDE_A_RECORD",
      })
  void aPackThatBreaksTheRfcIsMalformed(String pack, FaultKind fault) {
    assertThat(Reading.of(LogFormat.SENML, pack).faults()).containsExactly(fault);
  }

  private static Observation only(String pack) {
    return Reading.of(LogFormat.SENML, pack).observations().getFirst();
  }
}
