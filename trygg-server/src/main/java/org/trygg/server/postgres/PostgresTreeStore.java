package org.trygg.server.postgres;

import static org.trygg.server.postgres.PostgresLogStore.array;
import static org.trygg.server.postgres.PostgresLogStore.bytes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.proof.Bundle;
import org.trygg.proof.ForkException;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileGrowth;
import org.trygg.proof.TileId;
import org.trygg.proof.TreeStore;

/// The tree of one log on PostgreSQL: a row for each tile, and for each checkpoint. Growing is one
/// statement for each table, and a proof one query.
public final class PostgresTreeStore implements TreeStore {
  private final JdbcClient jdbc;
  private final int log;

  /// @param log the number of the log in the tables; 0 is the processing log
  public PostgresTreeStore(JdbcClient jdbc, int log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  @Override
  public Optional<SignedCheckpoint> head() {
    return jdbc.sql(
            "SELECT note FROM ledger_checkpoint WHERE log = :log ORDER BY size DESC LIMIT 1")
        .param("log", log)
        .query(String.class)
        .optional()
        .map(SignedCheckpoint::parse);
  }

  @Override
  public void grow(List<TileGrowth> tiles, SignedCheckpoint head) {
    int grown =
        jdbc.sql(
                """
                INSERT INTO ledger_tile AS tile (log, level, index, content)
                SELECT :log, level, index, added
                FROM unnest(:levels, :indexes, :added) AS given (level, index, added)
                ON CONFLICT (log, level, index) DO UPDATE SET content = tile.content || EXCLUDED.content
                WHERE tile.level = -1 OR octet_length(tile.content) = 32 * (
                  SELECT before FROM unnest(:levels, :indexes, :before) AS given (level, index, before)
                  WHERE given.level = tile.level AND given.index = tile.index)
                """)
            .param("log", log)
            .param("levels", array("integer", tiles, TileGrowth::level))
            .param("indexes", array("bigint", tiles, TileGrowth::index))
            .param("added", bytes(tiles, TileGrowth::added))
            .param("before", array("integer", tiles, TileGrowth::before))
            .update();
    if (grown != tiles.size()) {
      throw new ForkException("A tile of the log is longer than was signed");
    }
    jdbc.sql("INSERT INTO ledger_checkpoint (log, size, note) VALUES (:log, :size, :note)")
        .param("log", log)
        .param("size", head.checkpoint().size())
        .param("note", head.toString())
        .update();
  }

  @Override
  public List<byte[]> read(List<TileId> tiles) {
    List<byte[]> found =
        jdbc.sql(
                """
                SELECT place, content FROM unnest(:levels, :indexes) WITH ORDINALITY
                  AS wanted (level, index, place)
                JOIN ledger_tile USING (level, index) WHERE log = :log ORDER BY place
                """)
            .param("log", log)
            .param("levels", array("integer", tiles, TileId::level))
            .param("indexes", array("bigint", tiles, TileId::index))
            .query((row, _) -> part(tiles.get(row.getInt("place") - 1), row.getBytes("content")))
            .list();
    if (found.size() != tiles.size()) {
      throw missing();
    }
    return found;
  }

  /// A partial tile is the beginning of what it became.
  private static byte[] part(TileId tile, byte[] content) {
    if (tile.level() == TileId.ENTRIES) {
      return Bundle.first(tile.width(), content).orElseThrow(PostgresTreeStore::missing);
    }
    int length = tile.width() * Hash.SIZE_BYTES;
    if (content.length < length) {
      throw missing();
    }
    return Arrays.copyOf(content, length);
  }

  private static IllegalStateException missing() {
    return new IllegalStateException("A tile of the log is not stored");
  }
}
