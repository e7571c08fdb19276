package org.trygg.server.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.identifiers.AddressLease;
import org.trygg.identifiers.AddressPrefix;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Tenure;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRings;
import org.trygg.testkit.Promise;
import org.trygg.vault.Fields;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.Quarantine;
import org.trygg.vault.RecordId;
import org.trygg.vault.Records;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vault.Segments;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Plants values that are nobody's and looks for them in every row of every table.
class VaultAtRestTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(0x1234, 0x5678));
  private static final Category CONTACT = Category.of("contact");
  private static final LocalDate DAY = LocalDate.of(2027, 1, 9);
  private static final Instant NOON = Instant.parse("2027-01-09T11:00:00Z");
  private static final Map<String, String> PLANTED =
      Map.of(
          "personnummer", "198501012382",
          "name", "Ylva Kanariefågel",
          "phone", "+46701740605",
          "email", "ylva.kanarie@example.se",
          "address", "Burgatan 17, 17177 Kanarieby");
  private static final String ADDRESS = "203.0.113.77";
  private static final String RAW = "unknown-shape kanarie-in-quarantine";

  @TempDir private Path folder;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private Vault vault;
  private BlindIndex index;

  @BeforeEach
  void start() {
    var rings =
        new KeyRings(
            new PostgresKeyRingStore(jdbc),
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
    vault =
        new Vault(
            new PostgresVaultStore(jdbc),
            new PostgresQuarantineStore(jdbc),
            rings,
            FileKeyset.encryption(folder.resolve("quarantine")));
    index =
        new BlindIndex(
            new PostgresIdentifierStore(jdbc), FileKeyset.tagging(folder.resolve("index")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Promise({"P11", "P27"})
  @Test
  void noRowHoldsAnyPlantedValueInAnyFormYetAllComesBackWithThePermit() throws Exception {
    RecordId id = plant();

    String dump = dump();

    assertThat(dump).contains(ANNA.toString());
    planted().forEach(value -> assertNowhere(dump, value));
    Permit permit = permit(CONTACT);
    assertThat(vault.records().read(permit, id).orElseThrow().fields(permit).byName())
        .isEqualTo(new TreeMap<>(PLANTED));
  }

  @Test
  void aPlantedValueInTheClearWouldBeFound() {
    jdbc.sql(
            """
            INSERT INTO quarantine_item VALUES
              (gen_random_uuid(), NULL, 'planted', now(), current_date, 'WAITING', ?)
            """)
        .param(planted("name").getBytes(UTF_16LE))
        .update();

    String dump = dump();

    assertThatThrownBy(() -> assertNowhere(dump, planted("name")))
        .isInstanceOf(AssertionError.class);
  }

  @Promise("P27")
  @Test
  void afterErasureNoTableLeadsToTheSubject() throws Exception {
    plant();
    assertThat(vault.traces(ANNA).rowsByTable())
        .containsOnlyKeys(
            "key_ring",
            "vault_record",
            "vault_segment",
            "quarantine_item",
            "identifier_tag",
            "address_lease");

    vault.erase(ANNA, NOON);
    index.erase(ANNA);

    assertThat(vault.traces(ANNA).isNone()).isTrue();
    assertThat(dump()).doesNotContain(ANNA.toString());
  }

  @Test
  void everyColumnThatLeadsToASubjectLeadsAnIndex() {
    List<String> unindexed =
        jdbc.sql(
                """
                SELECT c.relname FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'subject'
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                  AND c.relname IN ('key_ring', 'vault_record', 'vault_segment',
                    'quarantine_item', 'identifier_tag', 'address_lease')
                  AND NOT EXISTS (SELECT FROM pg_index i
                    WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum)
                """)
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(unindexed).isEmpty();
  }

  private RecordId plant() throws Exception {
    Label label =
        new Label(
            ANNA,
            CONTACT,
            new Label.Collected(Source.of("customer"), DAY, NOON),
            Label.Ties.NONE,
            Optional.of(DAY));
    Permit permit = permit(CONTACT);
    Fields fields = Fields.of(PLANTED);
    var event = new TrafficEvent(NOON, "kanarie.log", Source.of("radius"), fields);
    vault.segments().keep(List.of(new Segments.Content(permit, label, List.of(event))));
    var tag = new SealedQuarantine.Tag(Optional.of(ANNA), "unknown-field", NOON, DAY);
    vault.quarantine().keep(permit(Quarantine.CATEGORY), tag, RAW.getBytes(UTF_8));
    index.add(Identifier.of(IdentifierKind.EMAIL, planted("email")), ANNA);
    index.add(Identifier.of(IdentifierKind.PERSONNUMMER, planted("personnummer")), ANNA);
    var prefix = AddressPrefix.single(InetAddress.getByName(ADDRESS));
    var tie = new AddressLease.Tie(Optional.of("nas/" + ADDRESS), Optional.of("nas/7"));
    var origin = new LeaseOrigin(CONTACT, DAY, Optional.empty(), Optional.of(DAY));
    index
        .leases()
        .put(new AddressLease(prefix, Optional.empty(), tie, Tenure.begun(NOON), origin), ANNA);
    return vault.records().keep(permit, new Records.Content(label, NOON, fields));
  }

  private static String planted(String name) {
    return Optional.ofNullable(PLANTED.get(name)).orElseThrow();
  }

  private static List<String> planted() {
    List<String> values = new ArrayList<>(PLANTED.values());
    values.addAll(List.of(ADDRESS, RAW, "kanarie.log"));
    return values;
  }

  private String dump() {
    Map<String, String> rows = new HashMap<>();
    jdbc.sql(
            """
            SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            """)
        .query((row, _) -> row.getString(1))
        .list()
        .forEach(table ->
            rows.put(
                table,
                String.join(
                    "\n",
                    jdbc.sql("SELECT t::text FROM \"" + table + "\" t")
                        .query((row, _) -> row.getString(1))
                        .list())));
    return rows.toString().toLowerCase(Locale.ROOT);
  }

  /// Bytes are dumped in hexadecimal; so every encoding is looked for as text and as bytes.
  private static void assertNowhere(String dump, String value) {
    assertThat(dump).doesNotContain(value.toLowerCase(Locale.ROOT));
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, ISO_8859_1)) {
      byte[] bytes = value.getBytes(charset);
      assertThat(dump).doesNotContain(HexFormat.of().formatHex(bytes));
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      assertThat(dump).doesNotContain(base64.toLowerCase(Locale.ROOT));
      assertThat(dump).doesNotContain(HexFormat.of().formatHex(base64.getBytes(UTF_8)));
    }
  }

  private static Permit permit(Category category) {
    return Permit.issue(Purpose.of("provision.fault"), new UUID(9, 9), ANNA, category);
  }
}
