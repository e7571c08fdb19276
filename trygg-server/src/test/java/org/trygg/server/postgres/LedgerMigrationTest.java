package org.trygg.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.trygg.copies.LogExport;
import org.trygg.copies.LogVerifier;
import org.trygg.ledger.Entries;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TreeStore;
import org.trygg.witness.TreeCheck;

/// A log begun when nodes were rows, and leaves the entries themselves.
class LedgerMigrationTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final int SIZE = 600;

  @TempDir private Path folder;

  @Test
  void aLogBegunBeforeTheTilesGoesOnAndItsCheckpointsStillHold() {
    try (HikariDataSource database = TestDatabase.fresh()) {
      DriverManagerDataSource before = schema(database);
      migrate(before, "9");
      JdbcClient jdbc = JdbcClient.create(before);
      SignedCheckpoint earlier = fill(jdbc);

      migrate(before, "latest");

      var manager = new JdbcTransactionManager(before);
      LedgerTransactions transactions = new PostgresLedgerTransactions(manager, jdbc);
      TreeStore tree = new PostgresTreeStore(jdbc, 0);
      assertThat(TreeCheck.check(earlier, KEY.verifyingKey(), tree)).isEmpty();
      new PostgresLedgerStore(jdbc).append(new Entries(1).next(), Optional.empty());
      assertThat(new Sequencer(transactions, KEY, 10).run()).isEqualTo(1);
      LogExport.write(transactions, KEY.verifyingKey(), folder.resolve("copy"));
      LogVerifier.Verdict verdict = LogVerifier.verify(folder.resolve("copy"), KEY.verifyingKey());
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.entries()).isEqualTo(SIZE + 1);
    }
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

  /// Writes the log as it was written then.
  private static SignedCheckpoint fill(JdbcClient jdbc) {
    Frontier frontier = Frontier.empty();
    List<Object[]> nodes = new ArrayList<>();
    for (int at = 0; at < SIZE; at++) {
      byte[] leaf = ByteBuffer.allocate(40 + at % 90).put((byte) 1).putInt(at).array();
      frontier.append(
          Hash.ofLeaf(leaf),
          (node, hash) -> nodes.add(new Object[] {node.level(), node.index(), hash.bytes()}));
      jdbc.sql("INSERT INTO ledger_entry (index, entry_id, leaf) VALUES (?, ?, ?)")
          .params(at, new UUID(0, at), leaf)
          .update();
    }
    nodes.forEach(node ->
        jdbc.sql("INSERT INTO ledger_node (level, index, hash) VALUES (?, ?, ?)")
            .params(node)
            .update());
    String origin = KEY.verifyingKey().name();
    SignedCheckpoint head = new Checkpoint(origin, SIZE, frontier.root()).sign(KEY);
    jdbc.sql("INSERT INTO ledger_checkpoint (size, note) VALUES (?, ?)")
        .params(SIZE, head.toString())
        .update();
    return head;
  }
}
