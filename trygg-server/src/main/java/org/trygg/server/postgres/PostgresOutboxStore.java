package org.trygg.server.postgres;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Told;
import org.trygg.vocabulary.SubjectRef;

/// The outbox in PostgreSQL: one row a message, taken out by whoever tells it.
public final class PostgresOutboxStore implements OutboxStore {
  private final JdbcClient jdbc;

  public PostgresOutboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void put(Told message) {
    jdbc.sql("INSERT INTO outbox (kind, subject) VALUES (?, ?)")
        .param(message.kind().name())
        .param(message.subject().value())
        .update();
  }

  @Override
  public List<Told> take(int most) {
    return jdbc.sql(
            """
            WITH oldest AS (
              SELECT id FROM outbox ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED),
            taken AS (
              DELETE FROM outbox USING oldest WHERE outbox.id = oldest.id
              RETURNING outbox.id, kind, subject)
            SELECT kind, subject FROM taken ORDER BY id
            """)
        .param(most)
        .query((row, _) ->
            new Told(
                Told.Kind.valueOf(row.getString("kind")),
                new SubjectRef(row.getObject("subject", UUID.class))))
        .list();
  }

  @Override
  public void forget(SubjectRef subject) {
    jdbc.sql("DELETE FROM outbox WHERE subject = ?").param(subject.value()).update();
  }
}
