package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.requests.Counted;
import org.trygg.requests.Counted.Ending;
import org.trygg.requests.Demand;
import org.trygg.requests.DeskMonth;
import org.trygg.requests.Reason;
import org.trygg.server.postgres.TestDatabase;

/// Requests that were kept before they were counted.
class DeskMigrationTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private int number;

  @Test
  void whatWasKeptBeforeIsCountedAsIfItHadBeenCountedThen() {
    try (HikariDataSource database = TestDatabase.fresh()) {
      DriverManagerDataSource before = schema(database);
      migrate(before, "26");
      JdbcClient jdbc = JdbcClient.create(before);
      put(jdbc, "access", false, "");
      put(jdbc, "access", true, step("fulfilled", "2026-04-07T08:00:00Z"));
      put(jdbc, "complaint", true, step("fulfilled", "2026-04-08T08:00:00Z"));
      put(jdbc, "portability", true, step("taken-back", "2026-07-08T08:00:00Z"));
      put(jdbc, "product-data", true, step("fulfilled", "2026-03-09T08:00:00Z"));
      put(
          jdbc,
          "erasure",
          true,
          step("delayed", "2026-03-09T08:00:00Z", "COMPLEX")
              + ","
              + step("refused", "2026-06-08T08:00:00Z", "LEGAL_CLAIM"));

      migrate(before, "latest");

      assertThat(new PostgresRequestStore(jdbc).counts(Year.of(2026)))
          .containsExactlyInAnyOrder(
              one(Demand.Kind.ACCESS, Ending.OPEN),
              one(Demand.Kind.ACCESS, Ending.IN_TIME),
              one(Demand.Kind.COMPLAINT, Ending.LATE),
              one(Demand.Kind.PORTABILITY, Ending.UNANSWERED),
              one(Demand.Kind.PRODUCT_DATA, Ending.IN_TIME),
              new DeskMonth.Count(
                  new Counted(
                      MARCH,
                      Demand.Kind.ERASURE,
                      Ending.IN_TIME,
                      true,
                      Optional.of(Reason.LEGAL_CLAIM)),
                  1));
    }
  }

  private static DeskMonth.Count one(Demand.Kind demand, Ending ending) {
    return new DeskMonth.Count(new Counted(MARCH, demand, ending, false, Optional.empty()), 1);
  }

  /// A request that came in on Saturday, 7 March, as the clock goes in Stockholm: due on Tuesday, 7
  /// April, extended on Monday, 8 June.
  private void put(JdbcClient jdbc, String demand, boolean ended, String steps) {
    number++;
    String received = "2026-03-06T23:30:00Z";
    jdbc.sql(
            """
            INSERT INTO rights_request (case_ref, subject, received, ended, request)
            VALUES (:ref, :ref, CAST(:received AS timestamptz), :ended, CAST(:request AS jsonb))
            """)
        .param("ref", new UUID(7, number))
        .param("received", received)
        .param("ended", ended)
        .param(
            "request",
            """
            {"form":1,"request":{"ref":"%s","demand":{"demands":"%s"},"received":"%s","steps":[%s]}}
            """
                .formatted(new UUID(7, number), demand, received, steps))
        .update();
  }

  private static String step(String step, String at) {
    return "{\"step\":\"%s\",\"at\":\"%s\"}".formatted(step, at);
  }

  private static String step(String step, String at, String reason) {
    return "{\"step\":\"%s\",\"at\":\"%s\",\"reason\":\"%s\"}".formatted(step, at, reason);
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
