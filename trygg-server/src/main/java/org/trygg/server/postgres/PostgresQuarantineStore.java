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
  public void add(SealedQuarantine item) {
    SealedQuarantine.Tag tag = item.tag();
    jdbc.sql(
            """
            INSERT INTO quarantine_item (id, subject, reason, received_at, erase_on, state, sealed)
            VALUES (:id, :subject, :reason, :receivedAt, :eraseOn, :state, :sealed)
            """)
        .param("id", item.id().value())
        .param("subject", tag.subject().map(SubjectRef::value).orElse(null))
        .param("reason", tag.reason())
        .param("receivedAt", Columns.timestamp(tag.receivedAt()))
        .param("eraseOn", tag.eraseOn())
        .param("state", item.state().name())
        .param("sealed", item.sealed().bytes())
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
