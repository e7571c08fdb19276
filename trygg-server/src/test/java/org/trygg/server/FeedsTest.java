package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.fresh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whole logs through the public door, on PostgreSQL.
class FeedsTest {
  private static final Path SAMPLES = Path.of("../samples");
  private final IntakeWorld world = new IntakeWorld();

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES, 2)) {
      return all
          .filter(Files::isRegularFile)
          .filter(each -> SAMPLES.relativize(each).getNameCount() == 2)
          .filter(each -> !each.getName(each.getNameCount() - 1).toString().startsWith("LICENCE"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLineOfARealLogIsAccountedFor(Path sample) throws IOException {
    String log = Files.readString(sample);

    assertAddsUp(feed(sample, log), log);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsLostOfADamagedLog(Path sample) throws IOException {
    var chance = new Random(11);
    String log =
        Files.readString(sample)
            .lines()
            .map(line -> chance.nextInt(5) == 0 ? damaged(line, chance) : line)
            .reduce("", (all, line) -> all + line + "\n");

    assertAddsUp(feed(sample, log), log);
  }

  @Test
  void aMailOfACustomerIsKeptAndTheSameLogAgainChangesNothing() {
    String account = fresh("anna") + "@bredband.example";
    String anna = world.customer(account, "email");
    String log = mail(account, fresh("4fJ3k21Qz8zT"));

    JsonNode first = feed("postfix", log);
    JsonNode again = feed("postfix", log);

    assertThat(first.at("/events/kept").asInt()).isEqualTo(1);
    assertThat(first.at("/clean").asBoolean()).isTrue();
    assertThat(again.at("/events/duplicate").asInt()).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM vault_segment WHERE subject = ?::uuid", anna))
        .isEqualTo(1);
  }

  @Test
  void aSessionLeadsItsAddressToTheSubject() {
    String account = fresh("bo");
    String bo = world.customer(account, "internet");
    String log =
        """
        Mon Nov  2 12:00:00 2026
        \tAcct-Status-Type = Start
        \tAcct-Session-Id = "%s"
        \tUser-Name = "%s"
        \tNAS-IP-Address = 192.0.2.1
        \tFramed-IP-Address = 198.51.100.23
        \tEvent-Timestamp = %d

        """
            .formatted(fresh("s"), account, Instant.now().minusSeconds(60).getEpochSecond());

    JsonNode told = feed("radius-detail", log);

    assertThat(told.at("/events/kept").asInt()).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM address_lease WHERE subject = ?::uuid", bo))
        .isEqualTo(1);
  }

  @Test
  void aLeaseThatNamesTheAccessPortOfAContractLeadsToTheSubject() {
    String port = fresh("eth 1/2/");
    String cia =
        world
            .told(
                world.post(
                    "/api/v1/subjects",
                    IntakeWorld.JSON,
                    """
                    {"identity":{"name":"Cia Ek"},"contracts":
                      [{"service":"internet","start":"2025-01-01","access-port":"DSLAM-17 %s"}]}
                    """
                        .formatted(port)))
            .get("subject")
            .asString();
    long now = Instant.now().getEpochSecond();
    String log =
        """
        lease 198.51.100.77 {
          starts epoch %d;
          ends epoch %d;
          binding state active;
          hardware ethernet 00:00:5e:00:53:77;
          option agent.circuit-id "%s";
          option agent.remote-id "dslam-17";
        }
        """
            .formatted(now - 60, now + 3_600, port);

    JsonNode told = feed("isc-dhcp-leases", log);

    assertThat(told.at("/events/kept").asInt()).as(told.toString()).isEqualTo(1);
    assertThat(
            world.count(
                "SELECT count(*) FROM address_lease WHERE subject = ?::uuid AND expires_at > now()",
                cia))
        .isEqualTo(1);
  }

  private static String mail(String account, String queueId) {
    String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    return """
    %1$s mx1 postfix/submission/smtpd[1]: %2$s: client=x[198.51.100.23], sasl_username=%3$s
    %1$s mx1 postfix/qmgr[900]: %2$s: from=<%3$s>, size=2304, nrcpt=1 (queue active)
    %1$s mx1 postfix/smtp[2]: %2$s: to=<bo@example.org>, relay=mx[192.0.2.25]:25, delay=2.5,\
     delays=0.2/0.01/1.1/1.2, dsn=2.0.0, status=sent (250 Ok)
    """
        .formatted(at, queueId, account);
  }

  private static String damaged(String line, Random chance) {
    int at = line.isEmpty() ? 0 : chance.nextInt(line.length());
    return line.substring(0, at) + "\u0001{" + line.substring(Math.min(line.length(), at + 3));
  }

  private JsonNode feed(Path sample, String log) {
    return feed(sample.getName(sample.getNameCount() - 2).toString(), log);
  }

  private JsonNode feed(String format, String log) {
    return world.told(world.post("/api/v1/feeds/" + format, "text/plain", log));
  }

  private static void assertAddsUp(JsonNode told, String log) {
    JsonNode lines = told.get("lines");
    JsonNode events = told.get("events");
    assertThat(lines.get("lines").asLong()).isEqualTo(lineCount(log)).isPositive();
    assertThat(sum(lines, "understood", "ignored", "malformed"))
        .isEqualTo(lines.get("lines").asLong());
    assertThat(
            sum(events, "kept", "discarded", "duplicate")
                + all(events.get("quarantined"))
                + all(events.get("refused")))
        .isEqualTo(events.get("told").asLong())
        .isGreaterThanOrEqualTo(lines.get("observations").asLong());
  }

  private static long lineCount(String log) {
    byte[] bytes = log.getBytes(UTF_8);
    long ends = 0;
    for (byte octet : bytes) {
      ends += octet == '\n' ? 1 : 0;
    }
    return ends + (bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0);
  }

  private static long sum(JsonNode in, String... names) {
    return Stream.of(names).mapToLong(name -> in.get(name).asLong()).sum();
  }

  private static long all(JsonNode counts) {
    return counts.valueStream().mapToLong(JsonNode::asLong).sum();
  }
}
