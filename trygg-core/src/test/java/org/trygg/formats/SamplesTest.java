package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.testkit.Promise;

/// Real samples, line for line.
@Promise("P17")
class SamplesTest {
  @ParameterizedTest(name = "{0}/{1}")
  @CsvSource({
    // format, file, lines, understood, malformed, ignored, observations
    "radius-detail, freeradius-3.2.1.detail, 85, 78, 0, 7, 5",
    "isc-dhcp-leases, debian7.leases, 49, 46, 0, 3, 5",
    "isc-dhcp-leases, dhcpd6-4.3.3.leases, 80, 72, 0, 8, 4",
    "isc-dhcp-leases, epoch.leases, 18, 11, 0, 7, 1",
    "isc-dhcp-leases, options.leases, 16, 15, 0, 1, 1",
    "isc-dhcp-leases, pfsense.leases, 25, 22, 0, 3, 2",
    "isc-dhcp-leases, static.leases, 9, 9, 0, 0, 1",
    "isc-dhcp-leases, backup.leases, 21, 20, 0, 1, 2",
    "postfix, crowdsec-postfix-logs.log, 3, 0, 0, 3, 0",
    "postfix, crowdsec-postfix-spam.log, 7, 0, 0, 7, 0",
    "postfix, postfix-exporter.log, 37, 1, 0, 36, 1",
    "postfix, grok-patterns.log, 4, 3, 0, 1, 3",
    "postfix, invented.log, 13, 8, 0, 5, 5",
    "zigbee2mqtt, capture.txt, 1, 1, 0, 0, 1",
    "zigbee2mqtt, invented.txt, 11, 7, 0, 4, 7",
    "senml, ex2.gen.json, 4, 4, 0, 0, 2",
    "senml, ex3.gen.json, 9, 9, 0, 0, 7",
    "senml, ex5.gen.json, 16, 15, 1, 0, 13",
    "senml, ex6.gen.json, 4, 0, 4, 0, 0",
    "senml, ex7.gen.json, 6, 6, 0, 0, 4",
    "senml, ex10.gen.json, 4, 4, 0, 0, 2",
  })
  void everyLineOfARealSampleIsAccountedFor(
      String format,
      String file,
      long lines,
      long understood,
      long malformed,
      long ignored,
      long observations) {
    Reading reading = Reading.ofSample(LogFormat.parse(format), file);

    assertThat(reading.tally())
        .isEqualTo(new Tally(lines, understood, malformed, ignored, observations));
    reading.assertEachLineHasOneOutcome();
  }

  @Test
  void everySampleIsNamedWithItsHashInTheListOfSources() throws Exception {
    String list = Files.readString(Reading.samples().resolve("README.md"));

    assertThat(files()).isNotEmpty().allSatisfy(file -> assertThat(list).contains(hash(file)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(Reading.samples(), 2)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("README.md"))
          .filter(file -> !file.toString().contains("LICENCE-"))
          .toList();
    }
  }

  private static String hash(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
