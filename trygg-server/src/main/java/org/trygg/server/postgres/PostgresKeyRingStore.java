package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Sealed key rings and tombstones in PostgreSQL.
public final class PostgresKeyRingStore implements KeyRingStore {
  private static final String SELECT =
      "SELECT subject, version, sealed FROM key_ring WHERE subject = ?";

  private final JdbcClient jdbc;

  public PostgresKeyRingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<SealedRing> read(SubjectRef subject) {
    return one(SELECT, subject);
  }

  @Override
  public Optional<SealedRing> lock(SubjectRef subject) {
    return one(SELECT + " FOR UPDATE", subject);
  }

  /// Readers who only see to it that a ring stays, with `FOR KEY SHARE`, do not wait for this.
  @Override
  public List<SealedRing> lock(Collection<SubjectRef> subjects) {
    return jdbc.sql(
            """
            SELECT subject, version, sealed FROM key_ring WHERE subject = ANY(?)
            ORDER BY subject FOR NO KEY UPDATE
            """)
        .param(Columns.uuids(subjects.stream().map(SubjectRef::value)))
        .query(PostgresKeyRingStore::ring)
        .list();
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
        .param(Columns.uuids(tags.stream().map(Tag::value)))
        .query(Boolean.class)
        .single();
  }

  private Optional<SealedRing> one(String sql, SubjectRef subject) {
    return jdbc.sql(sql).param(subject.value()).query(PostgresKeyRingStore::ring).optional();
  }

  private static SealedRing ring(ResultSet row, int number) throws SQLException {
    return new SealedRing(
        new SubjectRef(row.getObject("subject", UUID.class)),
        row.getInt("version"),
        Ciphertext.of(row.getBytes("sealed")));
  }
}
