package org.trygg.server.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.keys.Binding;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeyRings;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Rotation;
import org.trygg.outbox.Transactions;
import org.trygg.restore.ErasureJournal;
import org.trygg.restore.Renewal;
import org.trygg.restore.Restoration;
import org.trygg.restore.RestoreException;
import org.trygg.restore.RingCopy;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What is found on a database whose rings and tombstones were put back from a backup.
class RestorationTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(3, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(3, 2));
  private static final SubjectRef CILLA = new SubjectRef(new UUID(3, 3));
  private static final Category LOG = Category.of("ip-log");
  private static final Category MAIL = Category.of("mail-log");
  private static final Instant NOW = Instant.parse("2027-01-09T11:00:00Z");
  private static final byte[] SECRET = {1, 2, 3};
  private static final Binding PLACE =
      new Binding("segment", LocalDate.of(2027, 1, 9), new UUID(5, 5));

  @TempDir private Path keys;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Transactions transactions =
      new PostgresTransactions(new JdbcTransactionManager(database));
  private final PostgresRotationStore store = new PostgresRotationStore(jdbc);
  private Ciphertext ofBo;

  @BeforeEach
  void aBackupOfYesterday() {
    seal(ANNA, LOG);
    ofBo = seal(BO, LOG);
    seal(CILLA, LOG);
    seal(CILLA, MAIL);
    jdbc.sql("CREATE TABLE yesterday AS SELECT subject, version, sealed FROM key_ring").update();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDatabaseThatWasNotPutBackIsLeftAlone() {
    erase(ANNA);
    renew();

    assertThat(returned()).isEqualTo(new Restoration.Returned(none(), none()));
    assertOpensOfBo();
  }

  @Test
  @Promise("P22")
  void afterARenewalTheLivingGetTheirRingsAndTheErasedAreNamed() {
    erase(ANNA);
    transactions.call(() -> {
      rings().forget(CILLA, MAIL);
      return true;
    });
    renew();

    putBack();

    assertThat(returned()).isEqualTo(new Restoration.Returned(Set.of(ANNA), Set.of(CILLA)));
    assertOpensOfBo();
    assertThat(transactions.call(() -> rings().keyForOpening(CILLA, MAIL))).isEmpty();
  }

  @Test
  @Promise("P22")
  void anErasureSinceTheLastRenewalIsKnownByTheJournalUntilItIsDoneAgain() {
    renew();
    jdbc.sql("DELETE FROM yesterday").update();
    jdbc.sql("INSERT INTO yesterday SELECT subject, version, sealed FROM key_ring").update();
    erase(ANNA);
    transactions.call(() -> {
      restoration().note(Instant.EPOCH);
      return true;
    });

    putBack();

    assertThat(returned().erased()).containsExactly(ANNA);
    erase(ANNA);
    assertThat(returned().erased()).isEmpty();
  }

  @Test
  void keysOlderThanTheDatabaseAreRefusedAndNobodyIsTakenForErased() throws Exception {
    Path old = keys.resolve("old");
    Files.copy(keys.resolve("rings.keyset"), old, StandardCopyOption.COPY_ATTRIBUTES);
    renew();
    Files.copy(
        old,
        keys.resolve("rings.keyset"),
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(keys.resolve("rings.copy"));

    assertThatThrownBy(this::returned)
        .isInstanceOf(RestoreException.class)
        .hasMessageContaining("newest backup");
  }

  @Test
  void withoutTheCopyNobodyIsTakenForErasedEither() throws Exception {
    renew();
    putBack();
    Files.delete(keys.resolve("rings.copy"));

    assertThatThrownBy(this::returned).isInstanceOf(RestoreException.class);
  }

  private Ciphertext seal(SubjectRef subject, Category category) {
    return transactions.call(() -> rings().keyForSealing(subject, category).seal(PLACE, SECRET));
  }

  private void assertOpensOfBo() {
    byte[] opened =
        transactions.call(() -> rings().keyForOpening(BO, LOG).orElseThrow().open(PLACE, ofBo));
    assertThat(opened).isEqualTo(SECRET);
  }

  private void erase(SubjectRef subject) {
    transactions.call(() -> {
      rings().destroy(subject, NOW);
      return true;
    });
  }

  private void renew() {
    KeysetEncryption encryption = encryption();
    var asked = keys.resolve("renewal.asked");
    var renewal = new Renewal(encryption, copy(encryption), asked);
    KeyId before = encryption.primary();
    renewal.ask();
    assertThat(renewal.isAsked()).isTrue();
    transactions.call(() -> new Rotation(store, encryption).sealAnew(100));
    renewal.destroy(before, after -> transactions.call(() -> store.rings(after, 2)));
    renewal.endIfDone(encryption.primary());
    assertThat(renewal.isAsked()).isFalse();
  }

  /// As a restore of the database does it.
  private void putBack() {
    jdbc.sql("DELETE FROM key_ring").update();
    jdbc.sql("DELETE FROM key_ring_tombstone").update();
    jdbc.sql("INSERT INTO key_ring (subject, version, sealed) SELECT * FROM yesterday").update();
  }

  private Restoration.Returned returned() {
    return transactions.call(restoration()::returned);
  }

  private Restoration restoration() {
    KeysetEncryption encryption = encryption();
    var journal = new ErasureJournal(keys.resolve("erased.tags"));
    return new Restoration(store, encryption, copy(encryption), journal, rings()::tombstonesOf);
  }

  private RingCopy copy(KeysetEncryption encryption) {
    return new RingCopy(keys.resolve("rings.copy"), encryption);
  }

  private KeyRings rings() {
    return new KeyRings(
        new PostgresKeyRingStore(jdbc),
        encryption(),
        FileKeyset.tagging(keys.resolve("tombstones.keyset")),
        new SecureRandom());
  }

  private KeysetEncryption encryption() {
    return FileKeyset.encryption(keys.resolve("rings.keyset"));
  }

  private static Set<SubjectRef> none() {
    return Set.of();
  }
}
