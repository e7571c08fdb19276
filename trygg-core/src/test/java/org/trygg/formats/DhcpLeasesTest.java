package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

class DhcpLeasesTest {
  @Test
  @Promise("P17")
  void aLeaseIsToldWithItsClientItsPortAndItsTime() throws FormatFault {
    Observation told = first(Reading.ofSample(LogFormat.ISC_DHCP_LEASES, "options.leases"));

    assertThat(told.at()).isEqualTo("2016-02-27T07:11:41Z");
    assertThat(told.about())
        .containsExactly(
            Identifier.of(IdentifierKind.HARDWARE_ADDRESS, "24:65:11:d9:a6:b3"),
            Identifier.of(IdentifierKind.ACCESS_PORT, "A4:A2:4A:33:DB:E5 0:1:3:E9"));
    assertThat(told.fields())
        .containsEntry("client-hostname", "KRONOS")
        .containsEntry("circuit-id", "0:1:3:e9")
        .containsEntry("remote-id", "a4:a2:4a:33:db:e5")
        .containsEntry("client-id", "ff:11:d9:a6:b3:00:03:00:01:24:65:11:d9:a6:b3");
    assertThat(told.leases())
        .containsExactly(
            lease("10.10.10.10", "2016-02-27T07:11:41Z", "2016-02-27T09:11:41Z", false));
  }

  @Test
  void anAddressAndAPrefixOfIpv6AreToldAndTheDuidGivesTheEquipment() throws FormatFault {
    Reading reading = Reading.ofSample(LogFormat.ISC_DHCP_LEASES, "dhcpd6-4.3.3.leases");

    assertThat(reading.observations().get(0).about())
        .containsExactly(Identifier.of(IdentifierKind.HARDWARE_ADDRESS, "00:27:22:33:2b:34"));
    assertThat(reading.observations().get(1).leases())
        .containsExactly(
            lease("2001:10:30:ff00::/56", "2016-01-06T14:52:37Z", "2016-01-06T15:07:01Z", false));
  }

  @Test
  void aTimeInSecondsIsRead() {
    assertThat(first(Reading.ofSample(LogFormat.ISC_DHCP_LEASES, "epoch.leases")).leases())
        .first()
        .satisfies(lease -> assertThat(lease.from()).isEqualTo("2017-10-05T15:22:29Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "binding state active;, ends never;, , false", // lent for ever
    "binding state active;, '', , false",
    "binding state free;, '', 2026-03-10T18:00:00Z, true", // free since then
    "'', ends 2 2026/03/10 19:00:00 UTC;, 2026-03-10T19:00:00Z, false", // OpenBSD
    "abandoned;, '', 2026-03-10T18:00:00Z, true",
  })
  void theEndOfALeaseIsToldOrMarkedUncertain(
      String state, String ends, Instant until, boolean uncertain) {
    String lease =
        "lease 10.0.0.1 {\n starts 2 2026/03/10 18:00:00;\n hardware ethernet 00:00:5E:00:53:01;\n "
            + state
            + "\n "
            + ends
            + "\n}\n";

    assertThat(first(Reading.of(LogFormat.ISC_DHCP_LEASES, lease)).leases().getFirst())
        .satisfies(told -> {
          assertThat(told.until()).isEqualTo(Optional.ofNullable(until));
          assertThat(told.uncertain()).isEqualTo(uncertain);
        });
  }

  @Test
  void quotesAndCommentsMayHoldBracesAndSemicolons() {
    Reading reading =
        Reading.of(
            LogFormat.ISC_DHCP_LEASES,
            """
            lease 10.0.0.1 { # } not the end
              cltt 2 2026/03/10 18:00:00;
              uid "\\"};{\\\\";
            }
            """);

    assertThat(first(reading).fields()).containsEntry("client-id", "22:7d:3b:7b:5c");
  }

  @Test
  void aRecordThatIsCutShortDoesNotTakeTheNextWithIt() {
    String whole = "lease 10.0.0.2 {\n cltt 2 2026/03/10 18:00:00;\n uid \"x\";\n}\n";

    Reading reading = Reading.of(LogFormat.ISC_DHCP_LEASES, "lease 10.0.0.1 {\n" + whole + "}\n");

    assertThat(reading.faults()).containsExactly(FaultKind.NOT_CLOSED, FaultKind.OUTSIDE_A_RECORD);
    assertThat(reading.observations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "lease 10.0.0.1 { uid \"x\"; }, VALUE_MISSING",
    "lease ten { cltt epoch 1; uid \"x\"; }, BAD_ADDRESS",
    "lease 10.0.0.1 { cltt 2 2026/13/10 18:00:00; uid \"x\"; }, BAD_TIME",
    "lease 10.0.0.1 { cltt epoch 1; uid \"x; }, BAD_TEXT",
    "lease 10.0.0.1 { cltt epoch 1; uid \"\\777\"; }, BAD_TEXT",
    "host one { }, UNKNOWN_EVENT",
    "ends never;, NOT_OF_THE_FORMAT",
    "}, OUTSIDE_A_RECORD",
  })
  void aRecordThatCannotBeReadIsMalformed(String record, FaultKind fault) {
    assertThat(Reading.of(LogFormat.ISC_DHCP_LEASES, record).outcomes())
        .containsExactly(new Outcome.Malformed(Lines.of(1), fault));
  }

  private static Lease lease(String block, String from, String until, boolean uncertain)
      throws FormatFault {
    return new Lease(
        AddressBlock.parse(block, Optional.empty()),
        Instant.parse(from),
        Optional.of(Instant.parse(until)),
        uncertain);
  }

  private static Observation first(Reading reading) {
    return reading.observations().getFirst();
  }
}
