package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;

/// The demo as it is started from a terminal, and the day on which its data goes.
class DemoTest {
  private static final List<String> LOG_TYPES =
      List.of("ip-log", "mail-log", "message-log", "sensor-log", "system-log");

  @TempDir private Path data;

  @Test
  @Promise("P17")
  void whatTheDemoLoadsIsKeptOverARestartAndGoesOnItsDay() throws Exception {
    String loaded;
    try (TryggProcess first = TryggProcess.start(data, "--trygg.subjects=5")) {
      assertThat(first.printed())
          .contains("Inventing 5 customers", "What to try:", "demo/accounts.txt");
      assertThat(staying(first.doors())).containsAll(LOG_TYPES).contains("identity", "invoice");
      loaded = Files.readString(data.resolve("demo/loaded"));
      first.stop();
    }
    assertThat(TryggProcess.databaseLog(data)).endsWith("database system is shut down\n");

    try (TryggProcess later = TryggProcess.start(data, "--trygg.time=2028-12-01")) {
      assertThat(later.printed()).contains("What to try:").doesNotContain("Inventing");
      assertThat(data.resolve("demo/loaded")).hasContent(loaded);
      sweepsWhatIsDue(later.doors());
      later.stop();
    }
  }

  private static void sweepsWhatIsDue(Doors doors) {
    String privacy = doors.staff("privacy");

    doors.done(privacy, "/api/v1/retention/sweeps", JSON, "");

    Set<String> erased =
        Doors.tree(doors.get("/api/v1/retention/certificates", bearer(privacy)))
            .valueStream()
            .flatMap(each -> {
              assertThat(each.get("day").stringValue()).isEqualTo("2028-12-01");
              assertThat(each.get("ledgerId").isString()).isTrue();
              return each.get("erased").valueStream();
            })
            .filter(due -> due.get("items").asLong() > 0)
            .map(due -> due.get("category").stringValue())
            .collect(Collectors.toSet());
    assertThat(erased).containsAll(LOG_TYPES);
    assertThat(staying(doors)).doesNotContainAnyElementsOf(LOG_TYPES).contains("invoice");
  }

  /// The categories of which something is held.
  private static Set<String> staying(Doors doors) {
    JsonNode plan =
        Doors.tree(doors.get("/api/v1/retention/dry-run", bearer(doors.staff("privacy"))));
    Set<String> categories = new TreeSet<>();
    for (String part : List.of("due", "staying")) {
      plan.get(part)
          .valueStream()
          .forEach(each -> {
            if (each.get("items").asLong() > 0) {
              categories.add(each.get("category").stringValue());
            }
          });
    }
    return categories;
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
