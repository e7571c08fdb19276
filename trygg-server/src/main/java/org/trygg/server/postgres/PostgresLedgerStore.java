package org.trygg.server.postgres;

import static org.trygg.server.postgres.PostgresLogStore.array;
import static org.trygg.server.postgres.PostgresLogStore.bytes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.proof.Hash;
import org.trygg.vocabulary.SubjectRef;

/// The processing log on PostgreSQL, as the gate sees it: an append is one statement.
public final class PostgresLedgerStore implements LedgerStore {
  /// Sorts before every id of an entry.
  private static final UUID FIRST = new UUID(0, 0);

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
  public List<EntryId> unlink(SubjectRef subject) {
    var unlinked =
        new ArrayList<EntryId>(
            unlinked(
                subject,
                """
                UPDATE ledger_pending SET subject = NULL WHERE subject = :subject
                RETURNING entry_id
                """));
    // A statement of its own: it sees what a sequencer placed while the first waited for it.
    unlinked.addAll(
        unlinked(
            subject,
            """
            WITH placed AS (DELETE FROM ledger_subject WHERE subject = :subject RETURNING index)
            SELECT entry_id FROM placed JOIN ledger_entry USING (index)
            """));
    return unlinked;
  }

  private List<EntryId> unlinked(SubjectRef subject, String statement) {
    return jdbc.sql(statement)
        .param("subject", subject.value())
        .query((row, _) -> new EntryId(Columns.uuid(row, "entry_id")))
        .list();
  }

  @Override
  public List<Aged> madeBefore(Instant moment, Optional<EntryId> after, int most) {
    List<Row> rows =
        jdbc.sql(
                """
                SELECT index, entry_id FROM ledger_entry
                WHERE entry_id > :after AND entry_id < :end ORDER BY entry_id LIMIT :most
                """)
            .param("after", after.map(EntryId::value).orElse(FIRST))
            .param("end", EntryId.firstAt(moment).value())
            .param("most", most)
            .query((row, _) ->
                new Row(row.getLong("index"), new EntryId(Columns.uuid(row, "entry_id"))))
            .list();
    Map<Long, SubjectRef> subjects = subjectsOf(rows.stream().map(Row::index).toList());
    return rows.stream()
        .map(row -> new Aged(row.id(), row.index(), Optional.ofNullable(subjects.get(row.index()))))
        .toList();
  }

  private record Row(long index, EntryId id) {}

  /// The bounds are for the index of ranges: entries of one time stand side by side.
  private Map<Long, SubjectRef> subjectsOf(List<Long> indexes) {
    Map<Long, SubjectRef> subjects = new HashMap<>();
    if (!indexes.isEmpty()) {
      inRange("SELECT index, subject FROM ledger_subject", indexes)
          .query(row -> {
            subjects.put(row.getLong("index"), new SubjectRef(Columns.uuid(row, "subject")));
          });
    }
    return subjects;
  }

  private JdbcClient.StatementSpec inRange(String statement, List<Long> indexes) {
    return jdbc.sql(statement + " WHERE index BETWEEN :first AND :last AND index = ANY(:indexes)")
        .param("first", Collections.min(indexes))
        .param("last", Collections.max(indexes))
        .param("indexes", Columns.array("bigint", indexes.stream()));
  }

  /// The database lets entries go only if the moment says so: it is noted first.
  @Override
  public long erase(Instant moment, List<Aged> aged) {
    long inAll =
        jdbc.sql(
                """
                INSERT INTO ledger_lapse AS lapse (before, erased) VALUES (:before, :erased)
                ON CONFLICT (singleton) DO UPDATE SET
                  before = greatest(lapse.before, EXCLUDED.before),
                  erased = lapse.erased + EXCLUDED.erased
                RETURNING erased
                """)
            .param("before", EntryId.firstAt(moment).value())
            .param("erased", aged.size())
            .query(Long.class)
            .single();
    List<Long> indexes = aged.stream().map(Aged::index).toList();
    if (inRange("DELETE FROM ledger_entry", indexes).update() != aged.size()) {
      throw new IllegalStateException("Entries have gone meanwhile");
    }
    unlink(aged, Collections.max(indexes));
    return inAll;
  }

  /// The last link of a subject stays: it holds how many entries there were.
  private void unlink(List<Aged> aged, long last) {
    jdbc.sql(
            """
            DELETE FROM ledger_subject AS link
            WHERE subject = ANY(:subjects) AND index <= :last
              AND NOT EXISTS (SELECT FROM ledger_entry WHERE index = link.index)
              AND EXISTS (SELECT FROM ledger_subject AS newer
                          WHERE newer.subject = link.subject AND newer.index > link.index)
            """)
        .param(
            "subjects",
            Columns.uuids(
                aged.stream()
                    .flatMap(each -> each.subject().stream())
                    .map(SubjectRef::value)
                    .distinct()))
        .param("last", last)
        .update();
  }

  @Override
  public List<Sequenced> entriesOf(SubjectRef subject, long from, int most) {
    return jdbc.sql(
            """
            SELECT index, leaf, number, previous, secret
            FROM ledger_subject JOIN ledger_entry USING (index)
            WHERE subject = :subject AND index >= :from ORDER BY index LIMIT :most
            """)
        .param("subject", subject.value())
        .param("from", from)
        .param("most", most)
        .query((row, _) ->
            new Sequenced(row.getLong("index"), Leaf.of(row.getBytes("leaf")), count(row)))
        .list();
  }

  /// None of an entry of before they were counted.
  private static Optional<Leaf.Count> count(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    return number == 0
        ? Optional.empty()
        : Optional.of(
            new Leaf.Count(number, row.getLong("previous"), Hash.of(row.getBytes("secret"))));
  }
}
