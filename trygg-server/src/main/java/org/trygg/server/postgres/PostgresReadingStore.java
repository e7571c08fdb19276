package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.asking.ReadingStore;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.ledger.Pending;
import org.trygg.server.postgres.standing.PostgresSubjectStore;
import org.trygg.server.postgres.standing.StandingJson;
import org.trygg.subject.Standing;
import org.trygg.vault.Held;
import org.trygg.vault.SealedRecord;
import org.trygg.vault.SealedSegment;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The short way of a reading in PostgreSQL: one statement looks, another writes.
public final class PostgresReadingStore implements ReadingStore {
  /// One row for each item, and one without an item if there is none. Nothing is fetched of what is
  /// too much, and the standing only if it is another than was read before.
  private static final String LOOK =
      """
      SELECT stamp, CASE WHEN stamp = :known THEN NULL ELSE standing END AS standing,
        ring.version AS ring_version, ring.sealed AS ring_sealed, item.*,
        EXISTS (SELECT FROM key_ring_tombstone WHERE tag = ANY(:tags)) AS buried
      FROM (VALUES (:subject::uuid)) AS asked (pseudonym)
      LEFT JOIN LATERAL (
        SELECT xmin::text || '/' || version AS stamp, standing FROM subject
        WHERE subject.pseudonym = asked.pseudonym) AS kept ON true
      LEFT JOIN key_ring AS ring ON ring.subject = asked.pseudonym
      LEFT JOIN LATERAL (
        (SELECT CASE WHEN former THEN 'FORMER_RECORD' ELSE 'RECORD' END AS kind, id, former,
          subject, category, source, day, received_at, service, invoice, occasion, erase_on,
          NULL::timestamptz AS first_at, NULL::timestamptz AS last_at, 0 AS events,
          CASE WHEN octet_length(sealed) <= :bytes THEN sealed END AS sealed
        FROM vault_record WHERE subject = asked.pseudonym AND category = :category LIMIT :limit)
        UNION ALL
        (SELECT 'SEGMENT', id, false, subject, category, source, day, received_at, service,
          invoice, occasion, erase_on, first_at, last_at, events,
          CASE WHEN octet_length(sealed) <= :bytes THEN sealed END
        FROM vault_segment WHERE subject = asked.pseudonym AND category = :category LIMIT :limit)
        LIMIT :limit) AS item ON true
      """;

  /// The lock keeps the ring until the entry is written, or waits for whoever is destroying it, and
  /// then finds it gone. It lets those pass who only seal with it.
  private static final String APPEND =
      """
      WITH held AS MATERIALIZED (
        SELECT FROM key_ring WHERE subject = :subject AND version = :version FOR KEY SHARE)
      INSERT INTO ledger_pending (entry_id, leaf, subject)
      SELECT :id, :leaf, :subject FROM held
      WHERE EXISTS (
        SELECT FROM subject WHERE pseudonym = :subject AND xmin::text || '/' || version = :stamp)
      """;

  private final JdbcClient jdbc;
  private final PostgresSubjectStore.Cache cache = new PostgresSubjectStore.Cache();

  public PostgresReadingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Sight look(SubjectRef subject, List<Tag> tombstones, Category category) {
    Optional<PostgresSubjectStore.Cache.Read> known =
        Optional.ofNullable(cache.of(List.of(subject)).get(subject));
    var rows = new Rows(subject, known);
    jdbc.sql(LOOK)
        .param("known", known.map(PostgresSubjectStore.Cache.Read::stamp).orElse(""))
        .param("tags", Columns.uuids(tombstones.stream().map(Tag::value)))
        .param("subject", subject.value())
        .param("category", category.name())
        .param("bytes", MOST_BYTES)
        .param("limit", MOST_ITEMS + 1)
        .query(rows::add);
    return rows.sight();
  }

  @Override
  public boolean append(Pending entry, Sight seen) {
    return entry.subject().isEmpty() ? append(entry) : append(entry, entry.subject().get(), seen);
  }

  private boolean append(Pending entry) {
    return jdbc.sql("INSERT INTO ledger_pending (entry_id, leaf) VALUES (?, ?)")
            .params(entry.id().value(), entry.leaf().bytes())
            .update()
        == 1;
  }

  private boolean append(Pending entry, SubjectRef subject, Sight seen) {
    return jdbc.sql(APPEND)
            .param("subject", subject.value())
            .param("version", seen.ring().map(SealedRing::version).orElse(0))
            .param("id", entry.id().value())
            .param("leaf", entry.leaf().bytes())
            .param("stamp", seen.stamp())
            .update()
        == 1;
  }

  /// What the rows of one look tell.
  private final class Rows {
    private final SubjectRef subject;
    private final Optional<PostgresSubjectStore.Cache.Read> known;
    private final List<SealedRecord> records = new ArrayList<>();
    private final List<SealedSegment> segments = new ArrayList<>();
    private Optional<PostgresSubjectStore.Cache.Read> standing = Optional.empty();
    private Optional<SealedRing> ring = Optional.empty();
    private boolean buried;
    private boolean isTooMuch;
    private int count;

    Rows(SubjectRef subject, Optional<PostgresSubjectStore.Cache.Read> known) {
      this.subject = subject;
      this.known = known;
    }

    void add(ResultSet row) throws SQLException {
      if (count++ == 0) {
        standing = standing(row);
        ring = ring(row);
        buried = row.getBoolean("buried");
      }
      if (row.getString("kind") != null) {
        addItem(row);
      }
    }

    private void addItem(ResultSet row) throws SQLException {
      if (row.getBytes("sealed") == null || count > MOST_ITEMS) {
        isTooMuch = true;
        return;
      }
      switch (Held.Kind.valueOf(row.getString("kind"))) {
        case RECORD, FORMER_RECORD -> records.add(VaultRows.record(row, count));
        case SEGMENT -> segments.add(VaultRows.segment(row));
      }
    }

    private Optional<PostgresSubjectStore.Cache.Read> standing(ResultSet row) throws SQLException {
      @Nullable String stamp = row.getString("stamp");
      if (stamp == null) {
        cache.drop(subject);
        return Optional.empty();
      }
      Optional<PostgresSubjectStore.Cache.Read> same =
          known.filter(each -> each.stamp().equals(stamp));
      if (same.isPresent()) {
        return same;
      }
      Standing fresh = StandingJson.read(Objects.requireNonNull(row.getString("standing")));
      var read = new PostgresSubjectStore.Cache.Read(stamp, fresh);
      cache.put(read);
      return Optional.of(read);
    }

    private Optional<SealedRing> ring(ResultSet row) throws SQLException {
      int version = row.getInt("ring_version");
      return Optional.ofNullable(row.getBytes("ring_sealed"))
          .map(sealed -> new SealedRing(subject, version, Ciphertext.of(sealed)));
    }

    Sight sight() {
      return new Sight(
          standing.map(PostgresSubjectStore.Cache.Read::standing),
          standing.map(PostgresSubjectStore.Cache.Read::stamp).orElse(""),
          ring,
          buried,
          isTooMuch ? Optional.empty() : Optional.of(new Items(records, segments)));
    }
  }
}
