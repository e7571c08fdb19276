package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.server.database.EmbeddedPostgres;
import org.trygg.testkit.Promise;

/// Values of invented people go in by every door. Nowhere in what the program leaves behind can
/// they be read: not in a file, not in a row, not on the terminal, not in an error.
///
/// That the scan finds what is there is shown by [CanaryScanTest].
class CanaryTest {
  private static final String[] SETTINGS = {"--trygg.subjects=1", "--trygg.largest-body-kib=256"};

  @TempDir private Path data;

  @Test
  @Promise({"P11", "P27", "P70"})
  void noneOfAThousandValuesCanBeReadInWhatTheProgramLeavesBehind() throws Exception {
    Canaries canaries = Canaries.of(1, 120);
    assertThat(canaries.values()).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    var scan = new CanaryScan(canaries.values());

    try (TryggProcess program = TryggProcess.start(data, SETTINGS)) {
      Provocations errors = live(program, canaries);
      assertThat(scan.in("terminal", program.printed().getBytes(UTF_8))).isEmpty();
      assertThat(errors.statuses())
          .contains(400, 401, 403, 404, 405, 406, 409, 413, 415)
          .anyMatch(status -> status >= 500);
      assertThat(errors.answers().stream().flatMap(each -> scan.in("error", each).stream()))
          .isEmpty();
    }
    // Nothing was written back from the log: this is what a thief of a running machine finds.
    assertThat(scan.in(data)).isEmpty();

    try (TryggProcess again = TryggProcess.start(data, SETTINGS)) {
      again.stop();
      assertThat(scan.in("terminal", again.printed().getBytes(UTF_8))).isEmpty();
    }
    assertThat(scan.in(data)).isEmpty();
    assertThat(scan.in("rows", rows())).isEmpty();
  }

  /// Plants, reads back, provokes, and ends in a crash of database and program.
  private static Provocations live(TryggProcess program, Canaries canaries) throws Exception {
    var planting = new Planting(program.doors());
    canaries.people().forEach(planting::plant);
    for (Canaries.Person person : canaries.people().subList(0, 3)) {
      planting.readBack(person);
    }
    var errors = new Provocations(program.doors());
    for (Canaries.Person person : canaries.people().subList(0, 4)) {
      errors.provoke(person, planting.subject(person));
    }
    Canaries.Person last = canaries.people().getLast();
    String event =
        planting.event(last, "mail-log", planting.subject(last), Map.of("to", last.mailedTo()));
    program.killDatabase();
    errors.withoutDatabase(last, event);
    program.kill();
    return errors;
  }

  /// Every row of every table as text: in the files long values are compressed, and here they are
  /// not.
  private byte[] rows() {
    var rows = new StringBuilder();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0)) {
      JdbcClient jdbc =
          JdbcClient.create(
              new DriverManagerDataSource(
                  postgres.jdbcUrl(), postgres.username(), postgres.password()));
      List<String> tables =
          jdbc.sql(
                  "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = ?::regnamespace")
              .param("public")
              .query((row, _) -> row.getString(1))
              .list();
      assertThat(tables).contains("vault_record", "vault_segment", "quarantine_item");
      for (String table : tables) {
        jdbc.sql("SELECT t::text FROM \"" + table + "\" t")
            .query((row, _) -> rows.append(row.getString(1)).append('\n'))
            .list();
      }
    }
    assertThat(rows).hasSizeGreaterThan(100_000);
    return rows.toString().getBytes(UTF_8);
  }
}
