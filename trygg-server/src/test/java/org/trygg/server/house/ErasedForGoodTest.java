package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeyRings;
import org.trygg.keys.UnreadableException;
import org.trygg.restore.RingCopy;
import org.trygg.server.database.EmbeddedPostgres;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;
import tools.jackson.databind.JsonNode;

/// Customers are erased, and the keys renewed. Nothing of them is left to be read: not in a file of
/// the database, its log or the program's, not in the memory of a program started afterwards, and
/// not in the backup of yesterday.
///
/// That the scan finds what is there is shown by [CanaryScanTest], and here by the customer who
/// stays: what was just read of her is in the memory.
class ErasedForGoodTest {
  private static final String ONE = "--trygg.subjects=1";
  private static final int LEAVING = 4;
  private static final Category IDENTITY = Category.of("identity");

  @TempDir private Path folder;
  private Path data;
  private Path backup;
  private Planting planting;
  private List<Canaries.Person> leaving;
  private List<Canaries.Person> staying;

  @Test
  @Promise({"P22", "P98"})
  void afterARenewalNeitherFilesNorMemoryNorTheBackupTellOfTheErased() throws Exception {
    var scan = new CanaryScan(values(leaving));

    eraseAndRenew(scan);
    assertThat(scan.in(data)).isEmpty();
    assertMemoryHoldsNothing(scan);
    assertNoKeyOpensTheBackup();
    assertARestoreBringsNobodyBack(scan);
  }

  private static List<String> values(List<Canaries.Person> people) {
    return people.stream().flatMap(each -> each.values().stream()).toList();
  }

  /// The first who leaves has an unpaid invoice, logs and declarations, which the law keeps; so has
  /// everybody who stays. Of the others who leave everything goes.
  @BeforeEach
  void liveAndBackUp() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    backup = folder.resolve("yesterday");
    List<Canaries.Person> people = Canaries.of(200, 8).people();
    leaving = people.subList(0, LEAVING);
    staying = people.subList(LEAVING, people.size());
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      planting = new Planting(program.doors());
      planting.plant(leaving.getFirst());
      leaving.stream().skip(1).forEach(planting::plantWhatNoLawKeeps);
      staying.forEach(planting::plant);
      Stream.concat(leaving.stream().limit(1), staying.stream()).forEach(planting::declare);
      planting.readBack(leaving.getFirst());
      planting.readBack(staying.getFirst());
      program.stop();
    }
    Files.createDirectory(backup);
    Folders.copy(data.resolve("postgres/data"), backup.resolve("data"));
    Folders.copy(data.resolve("keys"), backup.resolve("keys"));
  }

  private void eraseAndRenew(CanaryScan scan) throws Exception {
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      planting = planting.through(program.doors());
      for (Canaries.Person person : leaving) {
        JsonNode report = planting.erase(person);
        assertThat(report.get("forgotten").booleanValue())
            .isEqualTo(!person.equals(leaving.getFirst()));
      }
      assertThat(TryggProcess.keys(data, "renew")).isZero();
      awaitGone(data.resolve("keys/renewal.asked"));
      for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
        program.database().sql("SELECT pg_switch_wal()").query((_, _) -> 0).list();
        program.database().sql("CHECKPOINT").update();
      }
      program.stop();
      assertThat(scan.in("terminal", program.printed().getBytes(UTF_8))).isEmpty();
    }
  }

  private static void awaitGone(Path file) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (Files.exists(file)) {
      assertThat(System.nanoTime()).as("the renewal ends").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void assertMemoryHoldsNothing(CanaryScan scan) throws Exception {
    Canaries.Person reader = staying.getFirst();
    byte[] memory;
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      planting.through(program.doors()).readBack(reader);
      assertThat(program.doors().get("/").statusCode()).isEqualTo(200);
      Path dump = folder.resolve("heap.hprof");
      program.dumpHeap(dump);
      program.stop();
      memory = Files.readAllBytes(dump);
    }
    assertThat(scan.in("memory", memory)).isEmpty();
    // What was read a moment ago is there, or the scan sees nothing.
    assertThat(new CanaryScan(reader.values()).in("memory", memory)).isNotEmpty();
  }

  /// Today's keys open no ring of the backup, those of that day open every one; and among the rings
  /// copied for a restore there is none of who was forgotten.
  private void assertNoKeyOpensTheBackup() throws Exception {
    Path apart = folder.resolve("apart");
    Files.createDirectory(apart);
    Folders.copy(backup.resolve("data"), apart.resolve("data"));
    Files.copy(data.resolve("postgres/password"), apart.resolve("password"));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(apart, 0)) {
      JdbcClient jdbc =
          JdbcClient.create(
              new DriverManagerDataSource(
                  postgres.jdbcUrl(), postgres.username(), postgres.password()));
      KeyRings today = rings(jdbc, data.resolve("keys"));
      KeyRings yesterday = rings(jdbc, backup.resolve("keys"));
      for (Canaries.Person person : leaving) {
        SubjectRef subject = subject(person);
        assertThat(yesterday.keyForOpening(subject, IDENTITY)).isPresent();
        assertThatThrownBy(() -> today.keyForOpening(subject, IDENTITY))
            .isInstanceOf(UnreadableException.class);
      }
      // Nor is anything about them sealed in another way.
      List<Ciphertext> aside =
          jdbc.sql("SELECT sealed FROM quarantine_item WHERE subject IS NOT NULL")
              .query((row, _) -> Ciphertext.of(row.getBytes(1)))
              .list();
      assertThat(aside).hasSizeGreaterThanOrEqualTo(2 * LEAVING);
      assertThat(aside.stream().map(KeyId::of)).allMatch(key -> key.isEmpty());
    }
    assertThat(copied())
        .doesNotContainAnyElementsOf(leaving.stream().skip(1).map(this::subject).toList())
        .containsAll(staying.stream().map(this::subject).toList());
  }

  private static KeyRings rings(JdbcClient jdbc, Path keys) {
    return new KeyRings(
        new PostgresKeyRingStore(jdbc),
        FileKeyset.encryption(keys.resolve("rings.keyset")),
        FileKeyset.tagging(keys.resolve("tombstones.keyset")),
        new SecureRandom());
  }

  private Set<SubjectRef> copied() {
    Path keys = data.resolve("keys");
    var subjects = new TreeSet<SubjectRef>();
    new RingCopy(keys.resolve("rings.copy"), FileKeyset.encryption(keys.resolve("rings.keyset")))
        .rings(ring -> subjects.add(ring.subject()));
    return subjects;
  }

  private void assertARestoreBringsNobodyBack(CanaryScan scan) throws Exception {
    Folders.remove(data.resolve("postgres/data"));
    Folders.copy(backup.resolve("data"), data.resolve("postgres/data"));
    try (TryggProcess program = TryggProcess.start(data, ONE)) {
      assertThat(program.printed()).contains("erased again 3 subjects");
      Planting restored = planting.through(program.doors());
      for (Canaries.Person person : staying) {
        restored.readBack(person);
      }
      assertThat(restored.found(leaving.getLast())).isFalse();
      assertThat(restored.found(staying.getLast())).isTrue();
      String about =
          "SELECT category FROM vault_record WHERE subject = ANY(?::uuid[])"
              + " UNION ALL SELECT category FROM vault_segment WHERE subject = ANY(?::uuid[])";
      String[] gone = leaving.stream().map(planting::subject).toArray(String[]::new);
      List<String> rows =
          program
              .database()
              .sql(about)
              .params(gone, gone)
              .query((row, _) -> row.getString(1))
              .list();
      assertThat(rows)
          .isNotEmpty()
          .isSubsetOf("invoice", "ip-log", "mail-log", "consent", "suppression");
      program.stop();
      assertThat(scan.in("terminal", program.printed().getBytes(UTF_8))).isEmpty();
    }
  }

  private SubjectRef subject(Canaries.Person person) {
    return SubjectRef.parse(planting.subject(person));
  }
}
