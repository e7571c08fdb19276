package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.copies.LogVerifier;
import org.trygg.keys.SubjectErasedException;
import org.trygg.passage.Outcome;
import org.trygg.proof.VerifyingKey;
import org.trygg.testkit.Promise;

/// Forgetting a customer, asked for through the doors, and looked for in every table afterwards.
class ErasureTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String PRIVACY =
      SERVER.staff("erasure-privacy", "privacy", Customer.PASSWORD);
  private static final String NAME = "Aurora Testperson";
  private static final String PERSONNUMMER = "189001019802";
  private static final String SESSION = "canary-session";

  @TempDir private Path folder;

  @Test
  @Promise("P98")
  void afterTheErasureNothingLeadsToTheCustomerAndTheLogStillVerifies() throws Exception {
    Customer customer = new Customer();
    customer.identity(NAME, PERSONNUMMER);
    customer.measurement(SESSION);
    customer.unknown(SESSION);
    customer.lease(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}));
    customer.endContracts(LocalDate.of(2024, 2, 1));
    String rights = customer.open(PRIVACY, "rights");
    assertThat(leadingTo(customer.subject.toString()))
        .containsKeys(
            "key_ring",
            "vault_record",
            "vault_segment",
            "identifier_tag",
            "address_lease",
            "quarantine_item",
            "subject");
    long entries = entries();

    HttpResponse<String> report = customer.ask(PRIVACY, rights, "erasure", "{}");

    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    assertThat(report.body())
        .contains("\"forgotten\":true", "\"fate\":\"ERASED\"")
        .doesNotContain("KEPT");
    for (String trace : List.of(customer.subject.toString(), NAME, PERSONNUMMER, SESSION)) {
      assertThat(leadingTo(trace)).isEmpty();
    }
    assertThat(entries()).isGreaterThan(entries);
    assertThat(verdict().isWhole()).isTrue();
    assertThat(customer.collectAgain()).noneMatch(each -> each instanceof Outcome.Kept);
    assertThatThrownBy(customer::admitAgain).isInstanceOf(SubjectErasedException.class);
    assertThat(leadingTo(customer.subject.toString())).isEmpty();
  }

  @Test
  @Promise({"P08", "P98"})
  void whatTheLawKeepsIsNamedWithTheLawAndTheDay() {
    Customer customer = new Customer();
    customer.identity(NAME, PERSONNUMMER);
    customer.invoice();
    String rights = customer.open(PRIVACY, "rights");

    HttpResponse<String> report = customer.ask(PRIVACY, rights, "erasure", "{}");

    assertThat(report.body())
        .contains("\"forgotten\":false")
        .contains("\"fate\":\"KEPT\",\"item\":{\"category\":\"invoice\"")
        .contains("BFL 7:2");
  }

  @Test
  @Promise("P99")
  void whatIsNoLongerNeededGoesOnRequestAndWhatStillIsNeededStays() {
    Customer customer = new Customer();
    customer.identity(NAME, PERSONNUMMER);
    customer.invoice();
    String rights = customer.open(PRIVACY, "rights");

    String whileCustomer = customer.ask(PRIVACY, rights, "erasure", "{}").body();
    customer.endContracts(customer.gate.today().minusDays(1));
    String afterwards = customer.ask(PRIVACY, rights, "erasure", "{}").body();

    assertThat(whileCustomer).contains(fate("KEPT", "identity")).doesNotContain("ERASED");
    assertThat(afterwards).contains(fate("ERASED", "identity"), fate("KEPT", "invoice"));
    assertThat(customer.ask(PRIVACY, rights, "lifespans", "{}").body())
        .contains("\"category\":\"invoice\"")
        .doesNotContain("\"category\":\"identity\"");
  }

  private static String fate(String fate, String category) {
    return "\"fate\":\"%s\",\"item\":{\"category\":\"%s\"".formatted(fate, category);
  }

  /// How many rows of each table have the text in any column, as it is or as bytes.
  private static SortedMap<String, Long> leadingTo(String text) {
    JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
    var found = new TreeMap<String, Long>();
    for (String table : tables(jdbc)) {
      long rows =
          jdbc.sql(
                  "SELECT count(*) FROM \"%s\" AS one WHERE one::text LIKE ? OR one::text LIKE ?"
                      .formatted(table))
              .params("%" + text + "%", "%" + bytes + "%")
              .query(Long.class)
              .single();
      if (rows > 0) {
        found.put(table, rows);
      }
    }
    return found;
  }

  private static List<String> tables(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static long entries() {
    JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    return jdbc.sql(
            "SELECT (SELECT count(*) FROM ledger_entry) + (SELECT count(*) FROM ledger_pending)")
        .query(Long.class)
        .single();
  }

  /// The verdict on a copy of the log, as anybody could reach it.
  private LogVerifier.Verdict verdict() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient();
        var zip = new ZipInputStream(new ByteArrayInputStream(export(http)))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        Files.write(folder.resolve(each.getName()), zip.readAllBytes());
      }
    }
    String key = SERVER.get("/ledger/key").body().strip();
    return LogVerifier.verify(folder, VerifyingKey.parse(key));
  }

  private static byte[] export(HttpClient http) throws IOException, InterruptedException {
    var request =
        SERVER
            .request("/api/v1/ledger/export")
            .header("Authorization", "Bearer " + PRIVACY)
            .build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }
}
