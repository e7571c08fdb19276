package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Stamps;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

class PostfixTest {
  private static final String HEAD = "Mar 10 18:02:11 mx1 postfix/";

  @Test
  @Promise("P17")
  void eachDeliveryIsToldWithWhatWasKnownOfTheMessage() {
    Reading reading = Reading.ofSample(LogFormat.POSTFIX, "invented.log");

    assertThat(reading.observations())
        .extracting(Observation::type)
        .containsExactly(
            EventType.MAIL_SENT,
            EventType.MAIL_DEFERRED,
            EventType.MAIL_SENT,
            EventType.MAIL_REJECTED,
            EventType.MAIL_QUEUED);
    Observation sent = reading.observations().getFirst();
    assertThat(sent.at()).isEqualTo("2026-03-10T17:02:12.100Z");
    assertThat(sent.fields().toString())
        .isEqualTo(
            "{queue-id=4fJ3k21Qz8zT1c, client-address=198.51.100.23,"
                + " sasl-username=anna.a@bredband.example, from=anna.a@bredband.example,"
                + " to=cecilia.c@bredband.example, relay=mx1[private/dovecot-lmtp], size=2304,"
                + " nrcpt=2, delay=0.7, dsn=2.0.0, status=sent}");
    assertThat(sent.about())
        .containsExactly(
            Identifier.of(IdentifierKind.ACCOUNT, "anna.a@bredband.example"),
            Identifier.of(IdentifierKind.EMAIL, "anna.a@bredband.example"),
            Identifier.of(IdentifierKind.EMAIL, "cecilia.c@bredband.example"));
    assertThat(sent.origin().lines()).hasToString("2-3,5,7");
    assertThat(sent.origin().whole()).isTrue();
  }

  @Test
  @Promise({"P17", "P70"})
  void contentOfAMessageIsCountedAndDropped() {
    Reading reading = Reading.ofSample(LogFormat.POSTFIX, "invented.log");

    assertThat(reading.drops()).contains(Drop.MESSAGE_CONTENT);
    assertThat(reading.observations())
        .allSatisfy(told ->
            assertThat(told.fields().toString())
                .doesNotContain("subject", "20260310170211.1", "Try again", "Relay access"));
  }

  @Test
  void aDeliveryWhoseBeginningIsInAnotherFileIsToldButIsNotWhole() {
    Reading reading =
        Reading.of(
            LogFormat.POSTFIX,
            HEAD + "smtp[1]: 7EE668039: to=<a@example.com>, relay=x, dsn=2.0.0, status=sent (ok)");

    assertThat(reading.observations().getFirst().origin().whole()).isFalse();
  }

  @Test
  void theSameDeliveryHasTheSameIdWhereverTheLogBegins() {
    String delivery =
        HEAD + "smtp[1]: 7EE668039: to=<a@example.com>, dsn=2.0.0, status=sent (ok)\n";
    String queue =
        HEAD + "qmgr[2]: 7EE668039: from=<b@example.com>, size=1, nrcpt=1 (queue active)\n";

    assertThat(id(queue + delivery)).isEqualTo(id(delivery));
  }

  @Test
  void aQueueIdThatIsUsedAgainIsAnotherMessage() {
    String log =
        HEAD
            + "smtpd[1]: 7EE668039: client=a[192.0.2.1], sasl_username=anna\n"
            + HEAD
            + "smtpd[1]: 7EE668039: client=b[192.0.2.2]\n"
            + HEAD
            + "smtp[1]: 7EE668039: to=<a@example.com>, dsn=2.0.0, status=sent (ok)\n";

    Reading reading = Reading.of(LogFormat.POSTFIX, log);

    assertThat(reading.observations().get(0).type()).isEqualTo(EventType.MAIL_QUEUED);
    assertThat(reading.observations().get(1).fields())
        .containsEntry("client-address", "192.0.2.2")
        .doesNotContainKey("sasl-username");
  }

  @Test
  void messagesThatStayOpenAreToldWhenTooManyAreOpen() {
    String log =
        IntStream.range(0, 10_050)
            .mapToObj(i -> HEAD + "qmgr[2]: " + id(i) + ": from=<b@example.com>, size=1, nrcpt=1")
            .collect(Collectors.joining("\n"));

    Reading reading = Reading.of(LogFormat.POSTFIX, log);

    assertThat(reading.observations()).hasSize(10_050);
    assertThat(reading.observations().getFirst().fields()).containsEntry("queue-id", id(0));
    reading.assertEachLineHasOneOutcome();
  }

  @Test
  void aMessageWithManyLinesBeforeItsDeliveryIsToldEarly() {
    String line = HEAD + "qmgr[2]: 7EE668039: from=<b@example.com>, size=1, nrcpt=1\n";

    Reading reading = Reading.of(LogFormat.POSTFIX, line.repeat(1000));

    assertThat(reading.outcomes()).hasSize(4);
    reading.assertEachLineHasOneOutcome();
  }

  @ParameterizedTest(name = "{0} read on {1} is {2}")
  @CsvSource({
    "Mar 10 18:02:11, 2026-11-23T12:00:00Z, 2026-03-10T17:02:11Z",
    "Dec 31 23:59:59, 2026-11-23T12:00:00Z, 2025-12-31T22:59:59Z", // not yet this year
    "Nov 24 11:00:00, 2026-11-23T12:00:00Z, 2026-11-24T10:00:00Z", // a clock that runs ahead
    "Nov 25 18:00:00, 2026-11-23T12:00:00Z, 2025-11-25T17:00:00Z",
    "Feb 29 12:00:00, 2026-11-23T12:00:00Z, 2024-02-29T11:00:00Z", // the last leap year
    "Jul  4 12:00:00, 2026-11-23T12:00:00Z, 2026-07-04T10:00:00Z", // summer time
  })
  void aStampWithoutAYearIsOfTheLatestYearThatIsNotAhead(String stamp, Instant now, Instant at)
      throws FormatFault {
    assertThat(new Stamps(() -> now, LogFormat.HOME).bsd(stamp)).isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp[1]: 7EE668039: to=<a@example.com>, relay=x",
        "smtp[1]: 7EE668039: to=<a@example.com>, status=delighted (x)",
        "smtp[1]: 7EE668039: to=<a@exam",
      })
  void aDeliveryThatIsCutShortIsMalformed(String line) {
    assertThat(Reading.of(LogFormat.POSTFIX, HEAD + line).faults()).hasSize(1);
  }

  @Test
  void aHostNameLongerThanAnyIsNoHostName() {
    String line = "Mar 10 18:02:11 " + "h".repeat(256) + " postfix/qmgr[1]: 7EE668039: removed";

    assertThat(Reading.of(LogFormat.POSTFIX, line).faults())
        .containsExactly(FaultKind.NOT_OF_THE_FORMAT);
  }

  private static String id(String log) {
    return Reading.of(LogFormat.POSTFIX, log).observations().getFirst().origin().id();
  }

  private static String id(int number) {
    return String.format("%08X", number);
  }
}
