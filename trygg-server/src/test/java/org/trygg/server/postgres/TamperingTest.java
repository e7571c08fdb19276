package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.copies.LogExport;
import org.trygg.copies.LogVerifier;
import org.trygg.gate.GateWorld;
import org.trygg.keys.UnreadableException;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Finding;
import org.trygg.ledger.LedgerException;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.CosigningKey;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.proof.TreeStore;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;
import org.trygg.witness.Comparison;
import org.trygg.witness.Sighting;
import org.trygg.witness.TreeCheck;
import org.trygg.witness.TreeFault;
import org.trygg.witness.Witness;

/// What whoever owns the database can do to the log and the vault, and how each deed is named.
@Promise("P26")
class TamperingTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcTransactionManager manager = new JdbcTransactionManager(database);
  private final LedgerTransactions transactions = new PostgresLedgerTransactions(manager, jdbc);
  private final TreeStore tree = new PostgresTreeStore(jdbc, 0);
  private final Witness one = witness("w1.example");
  private final Witness two = witness("w2.example");

  @TempDir private Path folder;
  @TempDir private Path keys;
  private GateWorld world;

  @BeforeEach
  void fill() {
    append(1, 20);
    world = new GateWorld(PostgresStores.in(database), keys);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEntryChangedIsNamed() {
    asSuperuser("UPDATE ledger_entry SET leaf = overlay(leaf PLACING 'x' FROM 30) WHERE index = 7");

    assertThat(copy("changed")).containsExactly(new Finding.Changed(7));
  }

  @Test
  void anEntryRemovedIsNamed() {
    asSuperuser("DELETE FROM ledger_entry WHERE index = 7");

    assertThat(copy("removed")).containsExactly(new Finding.Removed(7));
  }

  @Test
  void anEntryRemovedWhoseGapWasClosedIsNamed() {
    asSuperuser("DELETE FROM ledger_entry WHERE index = 7");
    asSuperuser("UPDATE ledger_entry SET index = index + 1000 WHERE index > 7");
    asSuperuser("UPDATE ledger_entry SET index = index - 1001 WHERE index > 1000");

    assertThat(copy("closed")).containsExactly(new Finding.Removed(7));
  }

  @Test
  void twoEntriesReorderedAreNamed() {
    asSuperuser("UPDATE ledger_entry SET index = index + 1000 WHERE index IN (2, 6)");
    asSuperuser("UPDATE ledger_entry SET index = 1008 - index WHERE index >= 1000");

    assertThat(copy("reordered")).containsExactly(new Finding.Moved(6, 2), new Finding.Moved(2, 6));
  }

  @Test
  void aTailCutOffTheEntriesIsNamed() {
    asSuperuser("DELETE FROM ledger_entry WHERE index >= 15");

    assertThat(copy("tail")).containsExactly(new Finding.Truncated(15, 20));
  }

  @Test
  void aKeyRingReplayedIsNamed() {
    SubjectRef anna = world.customer(GateWorld.ALARM);
    jdbc.sql("CREATE TABLE kept (LIKE key_ring)").update();
    asSuperuser("INSERT INTO kept SELECT * FROM key_ring");
    world.measure(anna, "21.5");
    world.tell(anna, GateWorld.IDENTITY, Map.of("name", "Anna Ek"));

    asSuperuser(
        "UPDATE key_ring SET (version, sealed) = (kept.version, kept.sealed) FROM kept"
            + " WHERE kept.subject = key_ring.subject");

    assertThatThrownBy(() -> read(anna, GateWorld.IDENTITY))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("The key ring is older than the data: it was put back");
  }

  @Test
  void twoSegmentsOfOneSubjectSwappedAreNamed() {
    SubjectRef anna = world.customer(GateWorld.ALARM);
    world.measure(anna, "21.5");
    world.on("2026-01-11").measure(anna, "22.5");

    swapSegments();

    assertThatThrownBy(() -> read(anna, GateWorld.SENSOR_LOG))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("Sealed data does not open: it was changed or moved");
  }

  @Test
  void twoSegmentsOfTwoSubjectsSwappedAreNamed() {
    SubjectRef anna = world.customer(GateWorld.ALARM);
    SubjectRef bo = world.customer(GateWorld.ALARM);
    world.measure(List.of(anna, bo), "21.5");

    swapSegments();

    for (SubjectRef each : List.of(anna, bo)) {
      assertThatThrownBy(() -> read(each, GateWorld.SENSOR_LOG))
          .isInstanceOf(UnreadableException.class)
          .hasMessage("Sealed data does not open: it was changed or moved");
    }
  }

  private void swapSegments() {
    asSuperuser(
        "UPDATE vault_segment AS one SET sealed = other.sealed FROM vault_segment AS other"
            + " WHERE one.id <> other.id");
  }

  private void read(SubjectRef subject, Category category) {
    var within = world.inCase(subject, "privacy", "rights");
    world.shown(within, GateWorld.all(subject, category));
  }

  @Test
  void anEntryChangedWithItsHashIsNamedByTheTilesThatNoLongerFit() {
    append(2, 300);
    asSuperuser("UPDATE ledger_entry SET leaf = overlay(leaf PLACING 'x' FROM 30) WHERE index = 7");
    assertThat(copy("entry")).containsExactly(new Finding.Changed(7));

    asSuperuser(
        """
        UPDATE ledger_tile SET content = overlay(content PLACING
          (SELECT sha256('\\x00'::bytea || sha256(leaf)) FROM ledger_entry WHERE index = 7)
          FROM 7 * 32 + 1) WHERE level = 0 AND index = 0
        """);
    asSuperuser(
        """
        UPDATE ledger_tile SET content = overlay(content PLACING
          (SELECT sha256(leaf) FROM ledger_entry WHERE index = 7)
          FROM 7 * 34 + 3) WHERE level = -1 AND index = 0
        """);
    assertThat(TreeCheck.check(head(), KEY.verifyingKey(), tree))
        .containsExactly(new TreeFault.TileChanged(new TileId(1, 0, 1)));
    assertThat(copy("hash")).containsExactly(new Finding.Rewritten(320));
  }

  @Test
  void anInsertedEntryIsNamed() {
    asSuperuser("UPDATE ledger_entry SET index = index + 1000 WHERE index >= 7");
    asSuperuser("UPDATE ledger_entry SET index = index - 999 WHERE index >= 1000");
    asSuperuser(
        "INSERT INTO ledger_entry (index, entry_id, leaf) VALUES (7, gen_random_uuid(), '\\x0102')");

    assertThat(copy("inserted")).contains(new Finding.Inserted(7));
  }

  @Test
  void aLeafTurnedIntoAnotherInTheBundlesIsNamed() {
    asSuperuser(
        "UPDATE ledger_tile SET content = overlay(content PLACING sha256('') FROM 5 * 34 + 3)"
            + " WHERE level = -1");

    assertThat(TreeCheck.check(head(), KEY.verifyingKey(), tree))
        .containsExactly(new TreeFault.LeafChanged(5));
  }

  @Test
  void aCheckpointRolledBackAloneIsNeverSignedOver() {
    append(2, 15);
    asSuperuser("DELETE FROM ledger_checkpoint WHERE size > 20");

    assertThatThrownBy(() -> append(3, 1)).isInstanceOf(LedgerException.class);
    assertThat(head().checkpoint().size()).isEqualTo(20);
  }

  @Test
  void aTailOfTheTreeCutOffIsNeverSignedOver() {
    append(2, 15);
    asSuperuser("UPDATE ledger_tile SET content = substring(content FOR 20 * 32) WHERE level = 0");

    assertThatThrownBy(() -> append(3, 1)).isInstanceOf(LedgerException.class);
    assertThat(TreeCheck.check(head(), KEY.verifyingKey(), tree))
        .containsExactly(new TreeFault.Missing(new TileId(TileId.ENTRIES, 0, 35)));
  }

  @Test
  void aLogRolledBackWholeIsNamedByTheWitnessWhoSawMore() {
    append(2, 15);
    SignedCheckpoint seen = head();
    rollBackTo20();

    assertThat(one.judge(Optional.of(seen), head(), tree))
        .isEqualTo(new Sighting.RolledBack(seen, head()));
    append(3, 15);
    assertThat(one.judge(Optional.of(seen), head(), tree))
        .isEqualTo(new Sighting.Equivocated(seen, head()));
    append(4, 9);
    assertThat(one.judge(Optional.of(seen), head(), tree))
        .isEqualTo(new Sighting.Rewritten(seen, head()));
  }

  @Test
  void aLogThatShowsTwoWitnessesTwoTreesIsFoundWhenTheyCompare() {
    SignedCheckpoint common = head();
    append(2, 15);
    SignedCheckpoint first = grown(one.judge(Optional.of(common), head(), tree));
    rollBackTo20();
    append(3, 15);
    SignedCheckpoint second = grown(two.judge(Optional.of(common), head(), tree));

    assertThat(Comparison.of(first, second, KEY.verifyingKey(), tree))
        .isEqualTo(Comparison.EQUIVOCATED);
    append(4, 5);
    assertThat(Comparison.of(first, head(), KEY.verifyingKey(), tree))
        .isEqualTo(Comparison.REWRITTEN);
    assertThat(Comparison.of(second, head(), KEY.verifyingKey(), tree)).isEqualTo(Comparison.SAME);
  }

  /// As from a backup: entries, tiles and checkpoints agree.
  private void rollBackTo20() {
    asSuperuser("DELETE FROM ledger_entry WHERE index >= 20");
    asSuperuser("DELETE FROM ledger_checkpoint WHERE size > 20");
    asSuperuser("UPDATE ledger_tile SET content = substring(content FOR 20 * 32) WHERE level = 0");
    asSuperuser("UPDATE ledger_tile SET content = substring(content FOR 20 * 34) WHERE level = -1");
  }

  private static SignedCheckpoint grown(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Grown.class);
    return ((Sighting.Grown) sighting).cosigned();
  }

  private List<Finding> copy(String name) {
    LogExport.write(transactions, KEY.verifyingKey(), folder.resolve(name));
    return LogVerifier.verify(folder.resolve(name), KEY.verifyingKey()).findings();
  }

  private void append(long seed, int count) {
    new PostgresLedgerStore(jdbc)
        .append(
            new Entries(seed)
                .list(count).stream().map(entry -> Pending.of(entry, Optional.empty())).toList());
    new Sequencer(transactions, KEY, 1_000).run();
  }

  private SignedCheckpoint head() {
    return tree.head().orElseThrow();
  }

  private static Witness witness(String name) {
    var key = new CosigningKey(SigningKey.generate(name));
    return new Witness(KEY.verifyingKey(), key, () -> NOON);
  }

  private void asSuperuser(String statement) {
    new TransactionTemplate(manager)
        .executeWithoutResult(_ -> {
          jdbc.sql("SET LOCAL session_replication_role = replica").update();
          assertThat(jdbc.sql(statement).update()).isPositive();
        });
  }
}
