package org.trygg.server.postgres.standing;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.postgres.Columns;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.SubjectRef;

/// The standings, in the table `subject`.
public final class PostgresSubjectStore implements SubjectStore {
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Cache cache = new Cache();

  public PostgresSubjectStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Standing> find(SubjectRef subject) {
    return Optional.ofNullable(find(List.of(subject)).get(subject));
  }

  @Override
  public Map<SubjectRef, Standing> find(Collection<SubjectRef> subjects) {
    return find(subjects, "");
  }

  /// What was read before comes over again only if it has changed.
  private Map<SubjectRef, Standing> find(Collection<SubjectRef> subjects, String held) {
    List<SubjectRef> asked = List.copyOf(subjects);
    Map<SubjectRef, Cache.Read> known = cache.of(asked);
    var found = new HashMap<SubjectRef, Standing>();
    jdbc.sql(
            """
            SELECT subject, stamp, CASE WHEN stamp = known THEN NULL ELSE standing END AS standing
            FROM unnest(:subjects, :stamps) AS asked (subject, known)
            JOIN subject AS kept ON kept.pseudonym = asked.subject
            CROSS JOIN LATERAL (SELECT kept.xmin::text || '/' || kept.version) AS of (stamp)
            """
                + held)
        .param("subjects", Columns.uuids(asked.stream().map(SubjectRef::value)))
        .param(
            "stamps",
            Columns.optionals(
                "text", asked, each -> Optional.ofNullable(known.get(each)).map(Cache.Read::stamp)))
        .query(row -> {
          Standing standing = standing(row, known);
          found.put(standing.subject(), standing);
        });
    return found;
  }

  private Standing standing(ResultSet row, Map<SubjectRef, Cache.Read> known) throws SQLException {
    var subject = new SubjectRef(Columns.uuid(row, "subject"));
    @Nullable String json = row.getString("standing");
    Cache.Read before = known.get(subject);
    if (json == null && before != null) {
      return before.standing();
    }
    Standing standing = StandingJson.read(Objects.requireNonNull(json));
    cache.put(new Cache.Read(row.getString("stamp"), standing));
    return standing;
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
  public Map<SubjectRef, Standing> findAllForChange(Collection<SubjectRef> subjects) {
    return find(subjects, "ORDER BY kept.pseudonym FOR UPDATE OF kept");
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
    cache.drop(subject);
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

  /// Standings read before, each with the stamp of the row it was read from, so that nobody takes
  /// apart the same JSON twice. The row is asked each time: what has changed is never used.
  public static final class Cache {
    private static final int MOST = 50_000;
    private static final Duration MOST_IDLE = Duration.ofMinutes(10);

    private final com.github.benmanes.caffeine.cache.Cache<SubjectRef, Read> read =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(MOST_IDLE).build();

    /// A standing as it stood in a row.
    ///
    /// @param stamp the transaction that wrote the row, and the row's version: the version alone
    ///   comes again after a transaction that was undone
    public record Read(String stamp, Standing standing) {}

    /// Those of the subjects that were read before.
    public Map<SubjectRef, Read> of(Collection<SubjectRef> subjects) {
      return read.getAllPresent(subjects);
    }

    public void put(Read fresh) {
      read.put(fresh.standing.subject(), fresh);
    }

    public void drop(SubjectRef subject) {
      read.invalidate(subject);
    }
  }
}
