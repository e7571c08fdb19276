package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.subject.Consent;
import org.trygg.subject.Extent;
import org.trygg.subject.Objection;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Standings kept when consents and objections were to use alone.
class StandingMigrationTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 2));
  private static final SubjectRef SILENT = new SubjectRef(new UUID(3, 4));
  private static final String CONSENTS =
      """
      [{"id":"00000000-0000-4000-8000-000000000001","purpose":"development",\
      "notice":{"notice":"alleato","version":"2018-09-01"},\
      "given":"2024-05-01T10:00:00Z","withdrawn":null},\
      {"id":"00000000-0000-4000-8000-000000000002","purpose":"direct-marketing",\
      "notice":{"notice":"alleato","version":"2018-09-01"},\
      "given":"2024-05-02T10:00:00Z","withdrawn":"2024-06-01T10:00:00Z"}]\
      """;
  private static final String OBJECTIONS =
      """
      [{"id":"00000000-0000-4000-8000-000000000003","purpose":"development",\
      "received":"2024-05-02T10:00:00Z","overridden":null}]\
      """;

  @Test
  void whatWasSaidThenIsToUseAndInItsOrder() {
    try (HikariDataSource database = TestDatabase.fresh()) {
      DriverManagerDataSource before = schema(database);
      migrate(before, "26");
      JdbcClient jdbc = JdbcClient.create(before);
      put(jdbc, ANNA, CONSENTS, OBJECTIONS);
      put(jdbc, SILENT, "[]", "[]");

      migrate(before, "latest");

      var store = new PostgresSubjectStore(jdbc, InstantSource.system());
      Standing anna = store.find(ANNA).orElseThrow();
      assertThat(anna.will().consents())
          .extracting(Consent::purpose)
          .containsExactly(Purpose.of("development"), Purpose.of("direct-marketing"));
      assertThat(anna.will().consents()).extracting(Consent::extent).containsOnly(Extent.OF_USE);
      assertThat(anna.will().objections()).singleElement().matches(Objection::isOfUse);
      assertThat(anna.consentsTo(Purpose.of("development"), Instant.parse("2024-07-01T00:00:00Z")))
          .isTrue();
      assertThat(store.find(SILENT)).contains(Standing.of(SILENT));
    }
  }

  private static void put(JdbcClient jdbc, SubjectRef subject, String consents, String objections) {
    String standing =
        """
        {"form":1,"standing":{"subject":"%s","commerce":{"contracts":[],"invoices":[]},\
        "will":{"consents":%s,"objections":%s,"protectedIdentity":false},\
        "keepers":{"restrictions":[],"holds":[]},"cases":[]}}\
        """
            .formatted(subject, consents, objections);
    jdbc.sql("INSERT INTO subject VALUES (?, 1, ?::jsonb, now())")
        .params(List.of(subject.value(), standing))
        .update();
  }

  private static DriverManagerDataSource schema(HikariDataSource database) {
    JdbcClient.create(database).sql("CREATE SCHEMA earlier").update();
    String url = database.getJdbcUrl();
    return new DriverManagerDataSource(
        url + (url.contains("?") ? "&" : "?") + "currentSchema=earlier",
        String.valueOf(database.getUsername()),
        String.valueOf(database.getPassword()));
  }

  private static void migrate(DriverManagerDataSource database, String target) {
    Flyway.configure()
        .dataSource(database)
        .defaultSchema("earlier")
        .target(target)
        .load()
        .migrate();
  }
}
