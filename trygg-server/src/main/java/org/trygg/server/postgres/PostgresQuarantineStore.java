package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.Ciphertext;
import org.trygg.vault.QuarantineId;
import org.trygg.vault.QuarantineStore;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.SubjectRef;

/// Sealed items in quarantine in PostgreSQL.
public final class PostgresQuarantineStore implements QuarantineStore {
  private final JdbcClient jdbc;

  public PostgresQuarantineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(List<SealedQuarantine> items) {
    jdbc.sql(
            """
            INSERT INTO quarantine_item (id, subject, reason, received_at, erase_on, state, sealed)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::date[],
              ?::text[], ?::bytea[])
            """)
        .param(Columns.uuids(items.stream().map(each -> each.id().value())))
        .param(
            Columns.optionals("uuid", items, each -> each.tag().subject().map(SubjectRef::value)))
        .param(Columns.array("text", items.stream().map(each -> each.tag().reason())))
        .param(Columns.array("timestamptz", items.stream().map(each -> each.tag().receivedAt())))
        .param(Columns.array("date", items.stream().map(each -> each.tag().eraseOn())))
        .param(Columns.array("text", items.stream().map(each -> each.state().name())))
        .param(items.stream().map(each -> each.sealed().bytes()).toArray(byte[][]::new))
        .update();
  }

  @Override
  public Optional<SealedQuarantine> item(QuarantineId id) {
    return jdbc.sql("SELECT * FROM quarantine_item WHERE id = ?")
        .param(id.value())
        .query(PostgresQuarantineStore::item)
        .optional();
  }

  @Override
  public List<SealedQuarantine> waiting(int limit) {
    return jdbc.sql(
            """
            SELECT * FROM quarantine_item WHERE state = 'WAITING'
            ORDER BY received_at, id LIMIT ?
            """)
        .param(limit)
        .query(PostgresQuarantineStore::item)
        .list();
  }

  @Override
  public List<SealedQuarantine> about(SubjectRef subject) {
    return jdbc.sql("SELECT * FROM quarantine_item WHERE subject = ?")
        .param(subject.value())
        .query(PostgresQuarantineStore::item)
        .list();
  }

  @Override
  public boolean settle(QuarantineId id) {
    return jdbc.sql(
                "UPDATE quarantine_item SET state = 'SETTLED' WHERE id = ? AND state = 'WAITING'")
            .param(id.value())
            .update()
        == 1;
  }

  @Override
  public List<SealedQuarantine> due(LocalDate upTo, int limit) {
    return jdbc.sql(
            "SELECT * FROM quarantine_item WHERE erase_on <= ? ORDER BY erase_on, id LIMIT ?")
        .params(upTo, limit)
        .query(PostgresQuarantineStore::item)
        .list();
  }

  @Override
  public void postpone(Collection<QuarantineId> ids, LocalDate eraseOn) {
    jdbc.sql("UPDATE quarantine_item SET erase_on = ? WHERE id = ANY(?)")
        .params(eraseOn, Columns.uuids(ids.stream().map(QuarantineId::value)))
        .update();
  }

  @Override
  public int erase(Collection<QuarantineId> ids) {
    return jdbc.sql("DELETE FROM quarantine_item WHERE id = ANY(?)")
        .param(Columns.uuids(ids.stream().map(QuarantineId::value)))
        .update();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return jdbc.sql("DELETE FROM quarantine_item WHERE subject = ?")
        .param(subject.value())
        .update();
  }

  private static SealedQuarantine item(ResultSet row, int number) throws SQLException {
    Optional<UUID> subject = Columns.optionalUuid(row, "subject");
    var tag =
        new SealedQuarantine.Tag(
            subject.map(SubjectRef::new),
            row.getString("reason"),
            Columns.instant(row, "received_at"),
            Columns.day(row, "erase_on"));
    return new SealedQuarantine(
        new QuarantineId(Columns.uuid(row, "id")),
        tag,
        SealedQuarantine.State.valueOf(row.getString("state")),
        Ciphertext.of(row.getBytes("sealed")));
  }
}
