package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Sealed key rings and tombstones in PostgreSQL.
public final class PostgresKeyRingStore implements KeyRingStore {
  private final JdbcClient jdbc;

  public PostgresKeyRingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Stored read(SubjectRef subject, List<Tag> tombstones) {
    return jdbc.sql(
            """
            SELECT r.subject, r.version, r.sealed,
              EXISTS (SELECT FROM key_ring_tombstone WHERE tag = ANY(:tags)) AS buried
            FROM (VALUES (:subject::uuid)) AS asked (subject)
            LEFT JOIN key_ring r ON r.subject = asked.subject
            """)
        .param("subject", subject.value())
        .param("tags", tags(tombstones))
        .query((row, _) -> new Stored(ring(row), row.getBoolean("buried")))
        .single();
  }

  @Override
  public Stored keep(SubjectRef subject, List<Tag> tombstones) {
    return held(subject, tombstones, "FOR KEY SHARE");
  }

  @Override
  public Stored lock(SubjectRef subject, List<Tag> tombstones) {
    return held(subject, tombstones, "FOR UPDATE");
  }

  private Stored held(SubjectRef subject, List<Tag> tombstones, String how) {
    return jdbc.sql(
            """
            SELECT subject, version, sealed,
              EXISTS (SELECT FROM key_ring_tombstone WHERE tag = ANY(:tags)) AS buried
            FROM key_ring WHERE subject = :subject %s OF key_ring
            """
                .formatted(how))
        .param("subject", subject.value())
        .param("tags", tags(tombstones))
        .query((row, _) -> new Stored(ring(row), row.getBoolean("buried")))
        .optional()
        .orElseGet(() -> new Stored(Optional.empty(), isBuried(tombstones)));
  }

  /// Readers who only see to it that a ring stays, with `FOR KEY SHARE`, do not wait for this.
  @Override
  public Several lock(Set<SubjectRef> subjects, List<Tag> tombstones) {
    var buried = new HashSet<Tag>();
    List<SealedRing> rings =
        jdbc
            .sql(
                """
                SELECT subject, version, sealed,
                  ARRAY(SELECT tag FROM key_ring_tombstone WHERE tag = ANY(:tags)) AS buried
                FROM key_ring WHERE subject = ANY(:subjects)
                ORDER BY subject FOR NO KEY UPDATE OF key_ring
                """)
            .param("tags", tags(tombstones))
            .param("subjects", Columns.uuids(subjects.stream().map(SubjectRef::value)))
            .query((row, number) -> {
              if (number == 0) {
                buried.addAll(tags(row));
              }
              return ring(row);
            })
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return new Several(rings, buried);
  }

  private static List<Tag> tags(ResultSet row) throws SQLException {
    UUID[] found = (UUID[]) row.getArray("buried").getArray();
    return Stream.of(found).map(Tag::new).toList();
  }

  @Override
  public boolean insert(SealedRing first) {
    return jdbc.sql("INSERT INTO key_ring VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .params(first.subject().value(), first.version(), first.sealed().bytes())
            .update()
        == 1;
  }

  @Override
  public boolean replace(SealedRing next) {
    return jdbc.sql("UPDATE key_ring SET version = ?, sealed = ? WHERE subject = ? AND version = ?")
            .params(
                next.version(), next.sealed().bytes(), next.subject().value(), next.version() - 1)
            .update()
        == 1;
  }

  @Override
  public void remove(SubjectRef subject) {
    jdbc.sql("DELETE FROM key_ring WHERE subject = ?").param(subject.value()).update();
  }

  @Override
  public void bury(Tag tag, Instant at) {
    jdbc.sql("INSERT INTO key_ring_tombstone VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(tag.value(), Columns.timestamp(at))
        .update();
  }

  @Override
  public boolean isBuried(List<Tag> tags) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM key_ring_tombstone WHERE tag = ANY(?))")
        .param(tags(tags))
        .query(Boolean.class)
        .single();
  }

  private static SqlArrayValue tags(List<Tag> tags) {
    return Columns.uuids(tags.stream().map(Tag::value));
  }

  private static Optional<SealedRing> ring(ResultSet row) throws SQLException {
    int version = row.getInt("version");
    byte[] sealed = row.getBytes("sealed");
    return Columns.optionalUuid(row, "subject")
        .map(subject -> new SealedRing(new SubjectRef(subject), version, Ciphertext.of(sealed)));
  }
}
