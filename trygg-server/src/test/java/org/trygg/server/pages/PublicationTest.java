package org.trygg.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.notice.LaterVersion;
import org.trygg.notice.Notices;
import org.trygg.notice.Publication;
import org.trygg.notice.PublishedNotice;
import org.trygg.proof.Hash;
import org.trygg.server.RunningServer;
import org.trygg.server.postgres.PostgresPublicationStore;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.testkit.Promise;

/// Servers that start one after another on the same database, with the notice as somebody left it.
@Promise("P112")
class PublicationTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final PostgresPublicationStore store =
      new PostgresPublicationStore(JdbcClient.create(database));

  @TempDir Path temp;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theHashOfEveryVersionIsListedInTheLedgerOnce() {
    Path policies = LaterVersion.writeInto(temp);

    start(policies);
    var listed = store.all();
    start(policies);

    assertThat(store.all()).isEqualTo(listed).hasSize(2);
    for (PublishedNotice notice : notices(policies).all()) {
      assertThat(listed)
          .filteredOn(each -> each.version().equals(notice.id()))
          .extracting(Publication::hash)
          .containsExactly(notice.hash());
      String statement = "alleato\n" + notice.id().version() + "\n" + notice.hash() + "\n";
      assertThat(commitments(statement)).isEqualTo(1);
    }
  }

  @Test
  void theListOfVersionsNamesTheEntry() {
    try (RunningServer server = RunningServer.on(LaterVersion.writeInto(temp), database, temp)) {
      String page = server.get("/gdpr/versions").body();

      assertThat(store.all())
          .hasSize(2)
          .allSatisfy(each -> assertThat(page).contains(each.hash(), each.entry().toString()));
      assertThat(server.get("/ledger/checkpoint").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPublishedVersionThatHasChangedRefusesTheStart() throws IOException {
    Path policies = LaterVersion.writeInto(temp);
    start(policies);
    Path text = policies.resolve("alleato/2018-09-01/notice.en.md");
    Files.writeString(text, Files.readString(text) + "\n");

    assertThatThrownBy(() -> start(policies))
        .rootCause()
        .hasMessageContaining("2018-09-01: this version was published and has changed since")
        .hasMessageContaining("publish the change as a new version")
        .hasMessageNotContaining(LaterVersion.DATE);
  }

  @Test
  void aPublishedVersionThatIsGoneRefusesTheStart() throws IOException {
    Path policies = LaterVersion.writeInto(temp);
    start(policies);
    Files.move(policies.resolve("alleato/2018-09-01"), temp.resolve("away"));

    assertThatThrownBy(() -> start(policies))
        .rootCause()
        .hasMessageContaining("2018-09-01: this version was published and is gone");
  }

  @Test
  void aVersionYetToComeMayStillChange() throws IOException {
    Path policies = LaterVersion.writeInto(temp);
    Path rules = policies.resolve("alleato").resolve(comingFrom(policies)).resolve("policy.yaml");
    start(policies);
    Files.writeString(rules, Files.readString(rules) + "\n# Another thought.\n");

    start(policies);

    assertThat(store.all())
        .singleElement()
        .satisfies(each -> assertThat(each.version().version()).hasToString("2018-09-01"));
  }

  /// Moves the later version to a day to come, and returns the day.
  private static String comingFrom(Path policies) throws IOException {
    String day = LocalDate.now(ZoneId.of("Europe/Stockholm")).plusYears(1).toString();
    Path coming = policies.resolve("alleato").resolve(day);
    Files.move(policies.resolve("alleato").resolve(LaterVersion.DATE), coming);
    for (String name : new String[] {"policy.yaml", "notice.sv.md", "notice.en.md"}) {
      Path file = coming.resolve(name);
      Files.writeString(file, Files.readString(file).replace(LaterVersion.DATE, day));
    }
    return day;
  }

  private void start(Path policies) {
    RunningServer.on(policies, database, temp).close();
  }

  private long commitments(String statement) {
    return JdbcClient.create(database)
        .sql(
            """
            SELECT count(*)
            FROM (SELECT leaf FROM ledger_pending UNION ALL SELECT leaf FROM ledger_entry) AS log
            WHERE position(:commitment IN leaf) > 0
            """)
        .param("commitment", Hash.ofLeaf(statement.getBytes(StandardCharsets.US_ASCII)).bytes())
        .query(Long.class)
        .single();
  }

  private static Notices notices(Path policies) {
    return Notices.read(policies, LaterVersion.law());
  }
}
