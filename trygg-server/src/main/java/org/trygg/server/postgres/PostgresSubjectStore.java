package org.trygg.server.postgres;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.SubjectRef;

/// The standings, in the table `subject`.
public final class PostgresSubjectStore implements SubjectStore {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresSubjectStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Standing> find(SubjectRef subject) {
    return read("SELECT standing FROM subject WHERE pseudonym = :pseudonym", subject);
  }

  /// A row lock would not stop two who both find nothing, hence a lock on the pseudonym itself.
  @Override
  public Optional<Standing> findForChange(SubjectRef subject) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:pseudonym, 0))")
        .param("pseudonym", subject.toString())
        .query((_, _) -> true)
        .single();
    return read("SELECT standing FROM subject WHERE pseudonym = :pseudonym FOR UPDATE", subject);
  }

  @Override
  public List<Standing> findAllForChange(Collection<SubjectRef> subjects) {
    return jdbc.sql(
            """
            SELECT standing FROM subject WHERE pseudonym = ANY(?)
            ORDER BY pseudonym FOR UPDATE
            """)
        .param(Columns.uuids(subjects.stream().map(SubjectRef::value)))
        .query((row, _) -> StandingJson.read(row.getString("standing")))
        .list();
  }

  @Override
  public void put(Standing standing) {
    jdbc.sql(
            """
            INSERT INTO subject (pseudonym, version, standing, changed_at)
            VALUES (:pseudonym, 1, CAST(:standing AS jsonb), :now)
            ON CONFLICT (pseudonym) DO UPDATE SET version = subject.version + 1,
              standing = EXCLUDED.standing, changed_at = EXCLUDED.changed_at
            """)
        .param("pseudonym", standing.subject().value())
        .param("standing", StandingJson.write(standing))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public boolean forget(SubjectRef subject) {
    return jdbc.sql("DELETE FROM subject WHERE pseudonym = :pseudonym")
            .param("pseudonym", subject.value())
            .update()
        > 0;
  }

  private Optional<Standing> read(String sql, SubjectRef subject) {
    return jdbc.sql(sql)
        .param("pseudonym", subject.value())
        .query((row, _) -> StandingJson.read(row.getString("standing")))
        .optional();
  }
}
