package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.gate.GateWorld;
import org.trygg.keys.Binding;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeyRings;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Rotation;
import org.trygg.keys.SealedRing;
import org.trygg.outbox.Transactions;
import org.trygg.restore.Renewal;
import org.trygg.restore.RingCopy;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.postgres.PostgresIdentifierStore;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.server.postgres.PostgresLedgerStore;
import org.trygg.server.postgres.PostgresLedgerTransactions;
import org.trygg.server.postgres.PostgresOutboxStore;
import org.trygg.server.postgres.PostgresQuarantineStore;
import org.trygg.server.postgres.PostgresReadingStore;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.server.postgres.PostgresSealedStore;
import org.trygg.server.postgres.PostgresVaultStore;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.postgres.standing.PostgresRequestStore;
import org.trygg.server.postgres.standing.PostgresSubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Keys are changed while the program goes on: asked for on the command line, done by the job.
class KeyRotationTest {
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Binding PLACE =
      new Binding("segment", LocalDate.of(2027, 1, 9), new UUID(5, 5));
  private static final byte[] SECRET = {1, 2, 3};
  private static final int SUBJECTS = 30;

  @TempDir private Path data;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final PostgresRotationStore store = new PostgresRotationStore(jdbc);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Ciphertext> sealed = new ArrayList<>();
  private Transactions transactions;
  private GateWorld world;
  private KeyRings rings;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(
        data.resolve("keys"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var manager = new JdbcTransactionManager(database);
    transactions = new PostgresTransactions(manager);
    Files.createSymbolicLink(data.resolve("keys").resolve("rings"), keyset());
    keys();
    world =
        new GateWorld(
            new GateWorld.Stores(
                transactions,
                new PostgresSubjectStore(jdbc, InstantSource.system()),
                new PostgresLedgerStore(jdbc),
                new PostgresLedgerTransactions(manager, jdbc),
                new PostgresKeyRingStore(jdbc),
                new PostgresVaultStore(jdbc),
                new PostgresQuarantineStore(jdbc),
                new PostgresIdentifierStore(jdbc),
                new PostgresOutboxStore(jdbc),
                new PostgresReadingStore(jdbc),
                new PostgresSealedStore(jdbc),
                new PostgresRequestStore(jdbc)),
            data.resolve("keys"));
    rings =
        new KeyRings(
            new PostgresKeyRingStore(jdbc),
            keys(),
            FileKeyset.tagging(data.resolve("keys").resolve("tombstones")),
            new SecureRandom());
    for (int i = 1; i <= SUBJECTS; i++) {
      SubjectRef subject = subject(i);
      sealed.add(transactions.call(() -> rings.keyForSealing(subject, IP_LOG).seal(PLACE, SECRET)));
    }
    job().round();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyRingIsSealedAnewAndNothingElseWhileOldReadersAndWritersGoOn() {
    List<String> versions = versions();
    long entries = entries();

    assertThat(command("rotate")).isZero();
    job().round();

    assertThat(store.count()).containsOnlyKeys(keys().primary());
    assertThat(keys().older()).hasSize(1);
    assertThat(versions()).isEqualTo(versions);
    assertAllOpens();
    assertThat(entries()).isEqualTo(entries + 1);
    job().round();
    assertThat(entries()).isEqualTo(entries + 1);
  }

  @Test
  void aKeyThatAnotherFollowedBeforeTheNextRoundIsInTheLedgerToo() {
    long entries = entries();
    command("rotate");
    KeyId between = keys().primary();
    command("rotate");
    assertThat(command("retire", between.toString())).isEqualTo(1);
    assertThat(printed.toString(UTF_8)).contains("has not entered the key");

    job().round();

    assertThat(entries()).isEqualTo(entries + 2);
  }

  @Test
  void aRotationThatWasCutOffGoesOnWhereItWasAndDoesNoRingTwice() {
    command("rotate");
    assertThat(sealAnew(10)).isEqualTo(10);
    assertThatThrownBy(() ->
            transactions.call(() -> {
              new Rotation(store, keys()).sealAnew(5);
              throw new IllegalStateException("killed");
            }))
        .hasMessage("killed");

    assertThat(progress().left()).isEqualTo(SUBJECTS - 10);
    assertThat(sealAnew(15)).isEqualTo(15);
    assertThat(sealAnew(15)).isEqualTo(SUBJECTS - 25);
    assertThat(sealAnew(15)).isZero();
    assertAllOpens();
  }

  @Test
  void aRingThatAnotherTransactionHoldsIsLeftForLaterAndNobodyWaits() {
    command("rotate");
    int done =
        transactions.call(() -> {
          rings.keyForSealing(subject(1), IP_LOG);
          return CompletableFuture.supplyAsync(() -> sealAnew(100)).join();
        });

    assertThat(done).isEqualTo(SUBJECTS - 1);
    assertThat(sealAnew(100)).isEqualTo(1);
  }

  @Test
  void aKeyThatARingNeedsIsNotRetired() {
    KeyId old = keys().primary();
    command("rotate");

    assertThat(command("retire", old.toString())).isEqualTo(1);
    assertThat(printed.toString(UTF_8)).contains("still encrypts 30 rings");
    assertThat(transactions.call(() -> store.retire(old, world.now()))).isFalse();
    assertThat(command("retire", keys().primary().toString())).isEqualTo(1);
  }

  @Test
  void aRetiredKeyIsDestroyedAndWhoeverDidNotHearOfItCanSealNoRingWithIt() {
    KeyId old = keys().primary();
    KeysetEncryption deaf = keys();
    command("rotate");
    job().round();
    long entries = entries();

    assertThat(command("retire", old.toString())).isZero();
    job().round();
    job().round();

    assertThat(keys().older()).isEmpty();
    assertThat(entries()).isEqualTo(entries + 1);
    assertAllOpens();
    var stale =
        new KeyRings(
            new PostgresKeyRingStore(jdbc),
            deaf,
            FileKeyset.tagging(data.resolve("keys").resolve("tombstones")),
            new SecureRandom());
    assertThat(deaf.primary()).isEqualTo(old);
    assertThatThrownBy(() -> transactions.call(() -> stale.keyForSealing(subject(77), IP_LOG)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("retired key");
  }

  @Test
  void aRenewalDestroysEveryKeyBeforeAndCopiesTheRings() {
    KeyId old = keys().primary();

    assertThat(command("renew")).isZero();
    job().round();
    assertThat(keys().older()).containsExactly(old);
    assertThat(renewal().isAsked()).isTrue();
    job().round();

    assertThat(keys().older()).isEmpty();
    assertThat(renewal().isAsked()).isFalse();
    var copied = new ArrayList<SealedRing>();
    var copy = new RingCopy(data.resolve("keys/rings.copy"), keys());
    copy.rings(copied::add);
    assertThat(copied).isEqualTo(transactions.call(() -> store.rings(Optional.empty(), 1_000)));
    assertThat(copy.destroyed()).containsExactly(old);
    assertAllOpens();
  }

  @Test
  void aRetirementThatWasCutOffBeforeTheKeyWasDestroyedEndsInTheNextRound() {
    KeyId old = keys().primary();
    command("rotate");
    job().round();
    command("retire", old.toString());
    assertThat(transactions.call(() -> store.retire(old, world.now()))).isTrue();

    job().round();

    assertThat(keys().older()).isEmpty();
  }

  @Test
  void theCommandTellsHowFarItIs() {
    command("rotate");
    sealAnew(10);
    printed.reset();

    assertThat(command("status")).isZero();

    assertThat(printed.toString(UTF_8))
        .contains("Key " + keys().primary() + " seals")
        .contains("key " + keys().primary() + ": 10 rings")
        .contains("key " + keys().older().iterator().next() + ": 20 rings")
        .contains("To be sealed anew: 20");
    assertThat(command("retire")).isEqualTo(2);
    assertThat(command("seal-root")).isEqualTo(1);
  }

  @Test
  void aSubjectIsGivenNewKeysThroughTheGateWithEntries() {
    SubjectRef subject = world.customer(GateWorld.ALARM);
    byte[] before = record(subject);
    long entries = entries();

    assertThat(command("rekey", subject.toString())).isZero();
    job().round();
    job().round();

    assertThat(store.toRekey(10)).isEmpty();
    assertThat(record(subject)).isNotEqualTo(before);
    assertThat(generation(record(subject))).isEqualTo(generation(before) + 1);
    assertThat(entries()).isEqualTo(entries + 2);
    assertThat(command("rekey", new UUID(8, 8).toString())).isEqualTo(1);
  }

  private KeyRotation job() {
    return new KeyRotation(transactions, world.gate(), store, renewal(), world::now);
  }

  private Renewal renewal() {
    Path folder = data.resolve("keys");
    KeysetEncryption keys = keys();
    var copy = new RingCopy(folder.resolve("rings.copy"), keys);
    return new Renewal(keys, copy, folder.resolve("renewal.asked"));
  }

  private KeysetEncryption keys() {
    return FileKeyset.encryption(keyset());
  }

  private Path keyset() {
    return data.resolve("keys").resolve("rings.keyset");
  }

  private int sealAnew(int most) {
    return transactions.call(() -> new Rotation(store, keys()).sealAnew(most));
  }

  private Rotation.Progress progress() {
    return new Rotation(store, keys()).progress();
  }

  private int command(String... words) {
    List<String> all =
        Stream.concat(
                Stream.of(words),
                Stream.of("--trygg.data=" + data, "--trygg.policies=p", "--trygg.law=l"))
            .toList();
    Map<String, String> environment =
        Map.of(
            "TRYGG_DATABASE_URL", database.getJdbcUrl(),
            "TRYGG_DATABASE_USER", database.getUsername(),
            "TRYGG_DATABASE_PASSWORD", database.getPassword());
    return KeysCommand.run(all, environment, new PrintStream(printed, true, UTF_8));
  }

  private void assertAllOpens() {
    for (int i = 1; i <= SUBJECTS; i++) {
      SubjectRef subject = subject(i);
      Ciphertext each = sealed.get(i - 1);
      byte[] opened =
          transactions.call(
              () -> rings.keyForOpening(subject, IP_LOG).orElseThrow().open(PLACE, each));
      assertThat(opened).isEqualTo(SECRET);
    }
  }

  private List<String> versions() {
    return jdbc.sql("SELECT subject || ' ' || version FROM key_ring ORDER BY subject")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private long entries() {
    return jdbc.sql("SELECT count(*) FROM ledger_pending").query(Long.class).single();
  }

  private byte[] record(SubjectRef subject) {
    return jdbc.sql("SELECT sealed FROM vault_record WHERE subject = ?")
        .param(subject.value())
        .query((row, _) -> row.getBytes("sealed"))
        .single();
  }

  private static int generation(byte[] sealedRecord) {
    return ByteBuffer.wrap(sealedRecord, 1 + Integer.BYTES, Integer.BYTES).getInt();
  }

  private static SubjectRef subject(long number) {
    return new SubjectRef(new UUID(3, number));
  }
}
