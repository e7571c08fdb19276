package org.trygg.server.postgres;

import static org.trygg.server.postgres.PostgresLogStore.array;
import static org.trygg.server.postgres.PostgresLogStore.bytes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.vocabulary.SubjectRef;

/// The processing log on PostgreSQL, as the gate sees it: an append is one statement.
public final class PostgresLedgerStore implements LedgerStore {
  private final JdbcClient jdbc;

  public PostgresLedgerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void append(List<Pending> entries) {
    jdbc.sql(
            """
            INSERT INTO ledger_pending (entry_id, leaf, subject)
            SELECT * FROM unnest(:ids, :leaves, :subjects)
            """)
        .param("ids", array("uuid", entries, entry -> entry.id().value()))
        .param("leaves", bytes(entries, entry -> entry.leaf().bytes()))
        .param("subjects", array("uuid", entries, PostgresLogStore::subject))
        .update();
  }

  /// The order matters: a sequencer that has just taken an entry is waited for by the first
  /// statement, so that the second one sees the link which it made.
  @Override
  public void unlink(SubjectRef subject) {
    jdbc.sql("UPDATE ledger_pending SET subject = NULL WHERE subject = :subject")
        .param("subject", subject.value())
        .update();
    jdbc.sql("DELETE FROM ledger_subject WHERE subject = :subject")
        .param("subject", subject.value())
        .update();
  }

  @Override
  public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
    return jdbc.sql(
            """
            SELECT index, leaf FROM ledger_subject JOIN ledger_entry USING (index)
            WHERE subject = :subject AND index >= :from ORDER BY index LIMIT :most
            """)
        .param("subject", subject.value())
        .param("from", from)
        .param("most", most)
        .query((row, _) -> new Sequenced(row.getLong("index"), Leaf.of(row.getBytes("leaf"))))
        .list();
  }
}
