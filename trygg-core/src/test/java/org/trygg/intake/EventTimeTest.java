package org.trygg.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
  private static final String EXAMPLE = "2026-01-10T08:15:30.125Z";
  private static final String ALPHABET = "0123456789-:.TZz+ \u0663";

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXAMPLE,
        "2026-01-10T08:15:30Z",
        "2026-01-10T08:15:30.5Z",
        "2026-01-10T08:15:30.123456789Z",
        "2026-01-10T08:15:30.1234567891Z",
        "2026-01-10T08:15:30.Z",
        "2026-01-10T08:15Z",
        "2026-01-10T08:15:30+02:00",
        "2026-02-29T08:15:30Z",
        "2028-02-29T23:59:59Z",
        "2026-01-10T24:00:00Z",
        "2026-01-10T23:59:60Z",
        "0000-00-00T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2026-01-10t08:15:30z",
        "Z",
        ""
      })
  void aTimeIsWhatTheGeneralWayMakesOfIt(String text) {
    assertThat(read(EventTime::parse, text)).isEqualTo(read(EventTimeTest::general, text));
  }

  @Test
  void anyTextNearTheFormIsWhatTheGeneralWayMakesOfIt() {
    var random = new Random(8);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder(EXAMPLE);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        String with = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        text.replace(at, at + random.nextInt(2), random.nextInt(4) == 0 ? "" : with);
      }
      aTimeIsWhatTheGeneralWayMakesOfIt(text.toString());
    }
  }

  private static Instant general(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Optional<Instant> read(Function<String, Instant> way, String text) {
    try {
      return Optional.of(way.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
