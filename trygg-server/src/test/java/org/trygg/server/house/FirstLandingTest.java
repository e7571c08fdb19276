package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.json;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Receipt;
import org.trygg.proof.VerifyingKey;
import org.trygg.server.database.DataOwner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A data folder that the program of another day left: today's program starts on it, and everything
/// is as it was. `src/test/resources/landing/README.md` tells how the folder came to be.
class FirstLandingTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// The day after: what was held then is held still.
  private static final String TIME = "--trygg.time=2026-11-25";

  @TempDir private Path folder;

  @BeforeEach
  void unpack() throws Exception {
    assumeThat(System.getProperty("os.name") + "/" + System.getProperty("os.arch"))
        .as("the files of a PostgreSQL are of its machine")
        .isEqualTo("Linux/amd64");
    try (InputStream archive = getClass().getResourceAsStream("/landing/2026-11-24.tar.zst")) {
      FolderArchive.unpack(Optional.ofNullable(archive).orElseThrow(), folder);
    }
    DataOwner.give(folder.resolve("data/postgres"));
  }

  @Test
  void whatWasKeptThenIsReadVerifiedFoundAndErasedToday() throws Exception {
    JsonNode people = MAPPER.readTree(Files.readString(folder.resolve("people.json")));
    try (TryggProcess program = TryggProcess.startUnder(folder, folder.resolve("data"), TIME)) {
      Doors doors = program.doors();
      assertAllIsSeenAsItWas(doors);
      assertTheLogIsTheSame(doors);
      String subject = people.get("subject").stringValue();
      assertThat(found(doors, people.get("stays").stringValue())).contains(subject);
      assertThat(found(doors, people.get("erased").stringValue())).contains("\"count\":0");
      assertOneCanBeErased(doors, subject);
      program.stop();
    }
  }

  private void assertAllIsSeenAsItWas(Doors doors) throws Exception {
    List<Held> then =
        Files.readAllLines(folder.resolve("held.ndjson"), UTF_8).stream().map(Held::parse).toList();
    assertThat(then.stream().map(Held::category))
        .contains("ip-log", "mail-log", "message-log", "sensor-log", "system-log")
        .contains("identity", "contact", "subscription", "invoice");
    for (Held each : then) {
      assertThat(Held.look(doors, each.subject(), each.role(), each.kind(), each.category()))
          .contains(each);
    }
  }

  private void assertTheLogIsTheSame(Doors doors) throws Exception {
    VerifyingKey key = VerifyingKey.parse(Files.readString(folder.resolve("ledger.key")).strip());
    assertThat(LogCopy.key(doors)).isEqualTo(key);
    LogCopy log = LogCopy.of(doors);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    assertThat(log.verdict(copy, key).findings()).isEmpty();
    for (String name : List.of("erased.receipt", "read.receipt")) {
      Receipt receipt = Receipt.parse(Files.readString(folder.resolve(name)));
      assertThat(receipt.verify(key)).isEmpty();
      assertThat(log.rootAt(receipt.checkpoint().checkpoint().size()))
          .isEqualTo(receipt.checkpoint().checkpoint().root());
    }
  }

  private static String found(Doors doors, String personnummer) {
    String asked = json(Map.of("kind", "personnummer", "value", personnummer));
    return Doors.text(
        doors.post(
            "/api/v1/subjects/find",
            JSON,
            asked,
            "Authorization",
            "Bearer " + doors.staff("support")));
  }

  private static void assertOneCanBeErased(Doors doors, String subject) {
    String privacy = doors.staff("privacy");
    String rights = doors.open(privacy, subject, "rights");
    String path = "/api/v1/subjects/" + subject + "/erasure";
    JsonNode report = doors.done(privacy, path, JSON, "{}", "Trygg-Case", rights);
    Stream<String> erased =
        report
            .get("items")
            .valueStream()
            .filter(each -> each.get("fate").stringValue().equals("ERASED"))
            .map(each -> each.at("/item/category").stringValue());
    assertThat(erased).contains("sensor-log");
    assertThat(Held.look(doors, subject, "support", "fault", "sensor-log").map(Held::fields))
        .contains(List.of());
  }
}
