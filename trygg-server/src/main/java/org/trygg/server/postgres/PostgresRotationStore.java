package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyId;
import org.trygg.keys.RotationStore;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.restore.RestoreStore;
import org.trygg.vocabulary.SubjectRef;

/// Which key encrypts which ring, and all rings as a whole, in PostgreSQL.
public final class PostgresRotationStore implements RotationStore, RestoreStore {
  /// Before all subjects, and none itself.
  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient jdbc;

  public PostgresRotationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<SealedRing> lockSealedWith(Collection<KeyId> keys, int most) {
    return jdbc.sql(
            """
            SELECT subject, version, sealed FROM key_ring WHERE key_id = ANY(?)
            ORDER BY subject LIMIT ? FOR UPDATE SKIP LOCKED
            """)
        .param(names(keys))
        .param(most)
        .query(PostgresRotationStore::ring)
        .list();
  }

  @Override
  public void putSealedAnew(List<SealedRing> rings) {
    jdbc.sql(
            """
            UPDATE key_ring AS ring SET sealed = anew.sealed
            FROM unnest(?::uuid[], ?::int[], ?::bytea[]) AS anew (subject, version, sealed)
            WHERE ring.subject = anew.subject AND ring.version = anew.version
            """)
        .param(Columns.uuids(rings.stream().map(ring -> ring.subject().value())))
        .param(Columns.array("int4", rings.stream().map(SealedRing::version)))
        .param(rings.stream().map(ring -> ring.sealed().bytes()).toArray(byte[][]::new))
        .update();
  }

  @Override
  public SortedMap<KeyId, Long> count() {
    var rings = new TreeMap<KeyId, Long>();
    jdbc.sql(
            """
            SELECT '\\x01'::bytea || key_id AS key, count(*) AS rings
            FROM key_ring WHERE octet_length(key_id) = 4 GROUP BY key_id
            """)
        .query((row, _) -> new Counted(key(row), row.getLong("rings")))
        .list()
        .forEach(each -> rings.put(each.key, each.rings));
    return rings;
  }

  private record Counted(KeyId key, long rings) {}

  @Override
  public boolean note(KeyId key, Instant at) {
    return jdbc.sql("INSERT INTO key_encryption_key VALUES (?, ?) ON CONFLICT DO NOTHING")
            .params(key.toBytes(), Columns.timestamp(at))
            .update()
        == 1;
  }

  @Override
  public boolean isAnyNoted() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM key_encryption_key)").query(Boolean.class).single();
  }

  @Override
  public boolean askToRetire(KeyId key, Instant at) {
    return jdbc.sql("UPDATE key_encryption_key SET retire_asked_at = ? WHERE key_id = ?")
            .params(Columns.timestamp(at), key.toBytes())
            .update()
        == 1;
  }

  @Override
  public SortedSet<KeyId> toRetire() {
    return new TreeSet<>(
        jdbc.sql(
                """
                SELECT '\\x01'::bytea || key_id AS key FROM key_encryption_key
                WHERE retire_asked_at IS NOT NULL
                """)
            .query((row, _) -> key(row))
            .list());
  }

  /// The table is locked against writers for the moment of the check: none can seal with the key
  /// after the check and before the retirement shows.
  @Override
  public boolean retire(KeyId key, Instant at) {
    jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
    jdbc.sql("LOCK TABLE key_ring IN SHARE ROW EXCLUSIVE MODE").update();
    return jdbc.sql(
                """
                UPDATE key_encryption_key SET retired_at = :at
                WHERE key_id = :key AND retired_at IS NULL
                  AND NOT EXISTS (SELECT FROM key_ring WHERE key_id = :key)
                """)
            .param("at", Columns.timestamp(at))
            .param("key", key.toBytes())
            .update()
        == 1;
  }

  @Override
  public boolean isRetired(KeyId key) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM key_encryption_key
              WHERE key_id = ? AND retired_at IS NOT NULL)
            """)
        .param(key.toBytes())
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean askToRekey(SubjectRef subject, Instant at) {
    return jdbc.sql("UPDATE key_ring SET rekey_asked_at = ? WHERE subject = ?")
            .params(Columns.timestamp(at), subject.value())
            .update()
        == 1;
  }

  @Override
  public List<SubjectRef> toRekey(int most) {
    return jdbc.sql(
            """
            SELECT subject FROM key_ring WHERE rekey_asked_at IS NOT NULL
            ORDER BY rekey_asked_at, subject LIMIT ?
            """)
        .param(most)
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .list();
  }

  @Override
  public void rekeyed(SubjectRef subject) {
    jdbc.sql("UPDATE key_ring SET rekey_asked_at = NULL WHERE subject = ?")
        .param(subject.value())
        .update();
  }

  @Override
  public List<SealedRing> rings(Optional<SubjectRef> after, int most) {
    return jdbc.sql(
            """
            SELECT subject, version, sealed FROM key_ring WHERE subject > ?
            ORDER BY subject LIMIT ?
            """)
        .params(after.map(SubjectRef::value).orElse(NOBODY), most)
        .query(PostgresRotationStore::ring)
        .list();
  }

  @Override
  public boolean isAnySealedWithOther(Collection<KeyId> keys) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM key_ring WHERE key_id <> ALL(?))")
        .param(names(keys))
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<SubjectRef> putBack(List<SealedRing> rings, Collection<KeyId> keys) {
    return jdbc.sql(
            """
            WITH back AS (
              SELECT * FROM unnest(?::uuid[], ?::int[], ?::bytea[]) AS b (subject, version, sealed)
            ), put AS (
              UPDATE key_ring AS ring SET version = back.version, sealed = back.sealed
              FROM back JOIN key_ring AS was USING (subject)
              WHERE ring.subject = back.subject AND was.key_id = ANY(?)
              RETURNING ring.subject, was.version <> back.version AS is_other
            )
            SELECT subject FROM put WHERE is_other
            """)
        .param(Columns.uuids(rings.stream().map(ring -> ring.subject().value())))
        .param(Columns.array("int4", rings.stream().map(SealedRing::version)))
        .param(rings.stream().map(ring -> ring.sealed().bytes()).toArray(byte[][]::new))
        .param(names(keys))
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .list();
  }

  @Override
  public List<SubjectRef> sealedWith(Collection<KeyId> keys) {
    return jdbc.sql("SELECT subject FROM key_ring WHERE key_id = ANY(?) ORDER BY subject")
        .param(names(keys))
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .list();
  }

  @Override
  public Set<Tag> buriedSince(Instant since) {
    return new HashSet<>(
        jdbc.sql("SELECT tag FROM key_ring_tombstone WHERE erased_at >= ?")
            .param(Columns.timestamp(since))
            .query((row, _) -> new Tag(Columns.uuid(row, "tag")))
            .list());
  }

  @Override
  public void bury(Collection<Tag> tags, Instant at) {
    jdbc.sql(
            """
            INSERT INTO key_ring_tombstone SELECT unnest(?::uuid[]), ? ON CONFLICT DO NOTHING
            """)
        .param(Columns.uuids(tags.stream().map(Tag::value)))
        .param(Columns.timestamp(at))
        .update();
  }

  private static byte[][] names(Collection<KeyId> keys) {
    return keys.stream().map(KeyId::toBytes).toArray(byte[][]::new);
  }

  private static KeyId key(ResultSet row) throws SQLException {
    return KeyId.of(Ciphertext.of(row.getBytes("key"))).orElseThrow();
  }

  private static SealedRing ring(ResultSet row, int number) throws SQLException {
    return new SealedRing(
        new SubjectRef(Columns.uuid(row, "subject")),
        row.getInt("version"),
        Ciphertext.of(row.getBytes("sealed")));
  }
}
