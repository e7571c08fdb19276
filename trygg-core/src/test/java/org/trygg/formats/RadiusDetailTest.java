package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.formats.AddressBlock.Ports;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

class RadiusDetailTest {
  private static final String HEAD = "Mon Nov 23 20:16:36 2026\n";
  private static final String ACCOUNTED =
      """
      \tAcct-Status-Type = Start
      \tAcct-Session-Id = "1"
      \tNAS-IP-Address = 192.0.2.1
      """;
  private static final Instant START = Instant.parse("2026-03-10T18:02:11Z");
  private static final Instant STOP = Instant.parse("2026-03-10T20:05:33Z");

  @Test
  @Promise("P17")
  void aSessionIsOpenedContinuedAndClosed() throws FormatFault {
    Reading reading = Reading.ofSample(LogFormat.RADIUS_DETAIL, "freeradius-3.2.1.detail");

    Observation start = reading.observations().get(0);
    Observation interim = reading.observations().get(1);
    Observation stop = reading.observations().get(2);
    assertThat(start.type()).isEqualTo(EventType.RADIUS_START);
    assertThat(start.at()).isEqualTo(START);
    assertThat(start.category()).hasToString("ip-log");
    assertThat(start.leases())
        .containsExactly(
            lease("198.51.100.23", Optional.empty()),
            lease("2001:db8:ff:23::/64", Optional.empty()),
            lease("2001:db8:23::/56", Optional.empty()));
    assertThat(interim.type()).isEqualTo(EventType.RADIUS_INTERIM);
    assertThat(interim.leases()).contains(lease("198.51.100.23", Optional.empty()));
    assertThat(stop.type()).isEqualTo(EventType.RADIUS_STOP);
    assertThat(stop.leases()).contains(lease("2001:db8:23::/56", Optional.of(STOP)));
  }

  @Test
  void aSessionIsAboutTheAccountAndTheEquipment() {
    Reading reading = Reading.ofSample(LogFormat.RADIUS_DETAIL, "freeradius-3.2.1.detail");

    assertThat(reading.observations().getFirst().about())
        .containsExactly(
            Identifier.of(IdentifierKind.ACCOUNT, "anna.a@bredband.example"),
            Identifier.of(IdentifierKind.HARDWARE_ADDRESS, "00:00:5e:00:53:23"));
    assertThat(reading.observations().get(3).about())
        .as("a user name with spaces is no account name")
        .containsExactly(Identifier.of(IdentifierKind.HARDWARE_ADDRESS, "00:00:5e:00:53:24"));
    assertThat(reading.observations().get(4).about())
        .contains(Identifier.of(IdentifierKind.HARDWARE_ADDRESS, "00:00:5e:00:53:25"));
  }

  @Test
  void octetsCountOnWithTheGigawords() {
    Reading reading = Reading.ofSample(LogFormat.RADIUS_DETAIL, "freeradius-3.2.1.detail");

    assertThat(reading.observations().get(2).fields())
        .containsEntry("output-octets", Long.toString(2 * 4_294_967_296L + 93_044_226))
        .containsEntry("input-octets", "2608662")
        .containsEntry("session", "bras-sthlm-1/5F0A21C3")
        .containsEntry("terminate-cause", "User-Request");
  }

  @Test
  void aSharedAddressIsToldWithItsBlockOfPorts() throws FormatFault {
    Reading reading = Reading.ofSample(LogFormat.RADIUS_DETAIL, "freeradius-3.2.1.detail");

    assertThat(reading.observations().get(4).leases())
        .extracting(Lease::block)
        .contains(AddressBlock.parse("203.0.113.7", Optional.of(new Ports(5000, 5999))));
  }

  @Test
  void withoutAClockOfItsOwnARecordIsDatedByReceiptLessTheDelay() {
    Observation told =
        only("\tAcct-Delay-Time = 7\n\tTimestamp = 1795461396\n", "Mon Nov 23 20:16:36 2026");
    assertThat(told.at()).isEqualTo(Instant.ofEpochSecond(1795461389));

    Observation dated = only("\tAcct-Delay-Time = 7\n", "Mon Nov  2 20:16:36 2026");
    assertThat(dated.at()).as("in Stockholm").isEqualTo("2026-11-02T19:16:29Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Oct 25 2026 02:30:00 CEST, 2026-10-25T00:30:00Z",
    "Oct 25 2026 02:30:00 CET, 2026-10-25T01:30:00Z",
    "1795461396, 2026-11-23T19:16:36Z",
  })
  void theHourThatComesTwiceIsToldApartByItsZone(String stamp, Instant at) {
    assertThat(only("\tEvent-Timestamp = \"" + stamp + "\"\n", "Mon Nov 23 20:16:36 2026").at())
        .isEqualTo(at);
  }

  @Test
  void aRecordWithoutItsEmptyLineIsReadButIsNotWhole() {
    String record = HEAD + ACCOUNTED;

    assertThat(origin(record).whole()).isFalse();
    assertThat(origin(record + "\n").whole()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Acct-Status-Type = Failed, UNKNOWN_EVENT",
    "Framed-IP-Address = 198.51.100.300, BAD_ADDRESS",
    "Framed-IP-Address = localhost, BAD_ADDRESS",
    "Delegated-IPv6-Prefix = 2001:db8::/129, BAD_ADDRESS",
    "Event-Timestamp = yesterday, BAD_TIME",
    "Acct-Delay-Time = -1, BAD_NUMBER",
    "Acct-Input-Octets = 4294967296, BAD_NUMBER",
    "User-Name, NOT_OF_THE_FORMAT",
    "User-Name = \"anna, BAD_TEXT",
  })
  void aRecordWithABadAttributeIsMalformedAsAWhole(String attribute, FaultKind fault) {
    String record = HEAD + "\t" + attribute + "\n" + ACCOUNTED + "\n";

    Reading reading = Reading.of(LogFormat.RADIUS_DETAIL, record);

    assertThat(reading.outcomes()).containsExactly(new Outcome.Malformed(Lines.of(1, 6), fault));
  }

  @Test
  void aRecordThatNeverEndsIsMalformedAndHoldsNoMoreThanItMay() {
    String record = HEAD + "\tA = 1\n".repeat(5000) + "\n";

    assertThat(Reading.of(LogFormat.RADIUS_DETAIL, record).outcomes())
        .containsExactly(new Outcome.Malformed(Lines.of(1, 5002), FaultKind.RECORD_TOO_LONG));
  }

  private static Lease lease(String block, Optional<Instant> until) throws FormatFault {
    boolean stopped = until.isPresent();
    Instant from = stopped ? STOP.minusSeconds(7402) : START;
    return new Lease(AddressBlock.parse(block, Optional.empty()), from, until, false);
  }

  private static Observation only(String attributes, String header) {
    String record = header + "\n" + ACCOUNTED + attributes + "\n";
    return Reading.of(LogFormat.RADIUS_DETAIL, record).observations().getFirst();
  }

  private static Observation.Origin origin(String record) {
    return Reading.of(LogFormat.RADIUS_DETAIL, record).observations().getFirst().origin();
  }
}
