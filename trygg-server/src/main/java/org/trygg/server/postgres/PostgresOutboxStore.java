package org.trygg.server.postgres;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Told;
import org.trygg.vocabulary.SubjectRef;

/// The outbox in PostgreSQL: one row a message, taken out when it was told.
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
  public List<Waiting> waiting(long behind, int most) {
    return jdbc.sql("SELECT id, kind, subject FROM outbox WHERE id > ? ORDER BY id LIMIT ?")
        .params(behind, most)
        .query((row, _) ->
            new Waiting(
                row.getLong("id"),
                new Told(
                    Told.Kind.valueOf(row.getString("kind")),
                    new SubjectRef(Columns.uuid(row, "subject")))))
        .list();
  }

  @Override
  public void remove(Collection<Long> places) {
    jdbc.sql("DELETE FROM outbox WHERE id = ANY(?)")
        .param(Columns.array("bigint", places.stream()))
        .update();
  }

  @Override
  public void forget(SubjectRef subject) {
    jdbc.sql("DELETE FROM outbox WHERE subject = ?").param(subject.value()).update();
  }
}
