package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.ledger.EntryId;
import org.trygg.notice.Publication;
import org.trygg.notice.PublicationStore;
import org.trygg.vocabulary.PolicyId;

/// The published versions of the notice in PostgreSQL, one row each.
public final class PostgresPublicationStore implements PublicationStore {
  private final JdbcClient jdbc;

  public PostgresPublicationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void put(Publication publication) {
    jdbc.sql(
            """
            INSERT INTO published_notice (notice, version, hash, entry)
            VALUES (:notice, :version, :hash, :entry)
            """)
        .param("notice", publication.version().notice())
        .param("version", publication.version().version())
        .param("hash", publication.hash())
        .param("entry", publication.entry().value())
        .update();
  }

  @Override
  public List<Publication> all() {
    return jdbc.sql("SELECT * FROM published_notice ORDER BY version, notice")
        .query((row, _) -> publication(row))
        .list();
  }

  /// Locks by the table, for a version that is not there has no row to lock.
  @Override
  public List<Publication> allForChange() {
    jdbc.sql("SELECT pg_advisory_xact_lock('published_notice'::regclass::bigint)")
        .query((_, _) -> true)
        .single();
    return all();
  }

  private static Publication publication(ResultSet row) throws SQLException {
    return new Publication(
        new PolicyId(row.getString("notice"), Columns.day(row, "version")),
        row.getString("hash"),
        new EntryId(row.getObject("entry", UUID.class)));
  }
}
