package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.Ciphertext;
import org.trygg.ledger.EntryId;
import org.trygg.proof.TreeStore;
import org.trygg.sealed.LeafKey;
import org.trygg.sealed.Opening;
import org.trygg.sealed.SealedEntry;
import org.trygg.sealed.SealedStore;

/// Sealed entries and their tree on PostgreSQL.
public final class PostgresSealedStore implements SealedStore {
  /// The number of the advisory lock that whoever lets the tree grow holds; chosen by chance.
  private static final long LEADER = 0x51E7_0C3B_D94A_2F18L;

  /// The sealed log among the logs of the tables of trees.
  private static final int SEALED = 1;

  private final JdbcClient jdbc;
  private final TreeStore tree;

  public PostgresSealedStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.tree = new PostgresTreeStore(jdbc, SEALED);
  }

  @Override
  public void put(SealedEntry entry) {
    jdbc.sql(
            """
            INSERT INTO sealed_entry (entry_id, leaf, key, opens_on)
            VALUES (:id, :leaf, :key, :opensOn)
            """)
        .param("id", entry.id().value())
        .param("leaf", entry.leaf().bytes())
        .param("key", entry.key().bytes())
        .param("opensOn", entry.opens().orElse(null))
        .update();
  }

  @Override
  public boolean tryLead() {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
        .param(LEADER)
        .query(Boolean.class)
        .single();
  }

  @Override
  public OptionalLong lastBeat() {
    return jdbc.sql("SELECT number FROM sealed_beat")
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public void beat(long number) {
    jdbc.sql(
            """
            INSERT INTO sealed_beat (number) VALUES (?)
            ON CONFLICT (singleton) DO UPDATE SET number = EXCLUDED.number
            """)
        .param(number)
        .update();
  }

  @Override
  public List<SealedEntry> waiting(int most) {
    return jdbc.sql("SELECT * FROM sealed_entry WHERE place IS NULL ORDER BY entry_id LIMIT ?")
        .param(most)
        .query(PostgresSealedStore::entry)
        .list();
  }

  @Override
  public void place(List<SealedEntry> placed) {
    if (placed.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE sealed_entry SET place = given.place
            FROM unnest(:ids, :places) AS given (entry_id, place)
            WHERE sealed_entry.entry_id = given.entry_id
            """)
        .param("ids", PostgresLogStore.array("uuid", placed, each -> each.id().value()))
        .param(
            "places", PostgresLogStore.array("bigint", placed, each -> each.place().orElseThrow()))
        .update();
  }

  @Override
  public List<SealedEntry> due(LocalDate day, Optional<EntryId> after, int most) {
    return jdbc.sql(
            """
            SELECT * FROM sealed_entry WHERE opens_on <= ? AND place IS NOT NULL AND entry_id > ?
            ORDER BY entry_id LIMIT ? FOR UPDATE SKIP LOCKED
            """)
        .params(day, after.map(EntryId::value).orElse(new UUID(0, 0)), most)
        .query(PostgresSealedStore::entry)
        .list();
  }

  @Override
  public void open(Opening opening) {
    jdbc.sql("INSERT INTO sealed_opening (told, entry_id, place, key) VALUES (?, ?, ?, ?)")
        .params(
            opening.told().value(), opening.id().value(), opening.place(), opening.key().bytes())
        .update();
    jdbc.sql("DELETE FROM sealed_entry WHERE entry_id = ?").param(opening.id().value()).update();
  }

  @Override
  public Optional<Opening> opening(EntryId told) {
    return jdbc.sql("SELECT * FROM sealed_opening WHERE told = ?")
        .param(told.value())
        .query((row, _) ->
            new Opening(
                id(row, "entry_id"),
                id(row, "told"),
                row.getLong("place"),
                LeafKey.of(row.getBytes("key"))))
        .optional();
  }

  @Override
  public void eraseOpenings(List<EntryId> told) {
    jdbc.sql("DELETE FROM sealed_opening WHERE told = ANY(?)")
        .param(Columns.uuids(told.stream().map(EntryId::value)))
        .update();
  }

  @Override
  public void eraseClosed(Instant moment) {
    jdbc.sql(
            """
            DELETE FROM sealed_entry
            WHERE entry_id < ? AND opens_on IS NULL AND place IS NOT NULL
            """)
        .param(EntryId.firstAt(moment).value())
        .update();
  }

  @Override
  public TreeStore tree() {
    return tree;
  }

  private static SealedEntry entry(ResultSet row, int number) throws SQLException {
    return new SealedEntry(
        id(row, "entry_id"),
        Ciphertext.of(row.getBytes("leaf")),
        Ciphertext.of(row.getBytes("key")),
        Optional.ofNullable(row.getObject("opens_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("place", Long.class))
            .map((Function<Long, OptionalLong>) OptionalLong::of)
            .orElse(OptionalLong.empty()));
  }

  private static EntryId id(ResultSet row, String column) throws SQLException {
    return new EntryId(row.getObject(column, UUID.class));
  }
}
