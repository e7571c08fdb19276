package org.trygg.server.postgres;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.intake.InboxStore;
import org.trygg.intake.MessageKey;
import org.trygg.intake.Receipt;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.Reason;

/// The inbox in PostgreSQL: each call is one statement, however many messages it is about.
public final class PostgresInboxStore implements InboxStore {
  private final JdbcClient jdbc;

  public PostgresInboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Rows go in by the order of their keys, so that two who settle the same wait for each other in
  /// one direction only.
  @Override
  public boolean settle(Map<MessageKey, Receipt> receipts, LocalDate received) {
    List<Map.Entry<MessageKey, Receipt>> all =
        receipts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    int written =
        jdbc.sql(
                """
                INSERT INTO inbox_message (message, status, reason, entry, received)
                SELECT message, status, reason, entry, :received
                FROM unnest(:keys, :statuses, :reasons, :entries)
                  AS told (message, status, reason, entry)
                ON CONFLICT DO NOTHING
                """)
            .param("received", received)
            .param("keys", Columns.uuids(all.stream().map(each -> each.getKey().value())))
            .param(
                "statuses",
                Columns.array("text", all.stream().map(each -> each.getValue().status().name())))
            .param(
                "reasons",
                Columns.array(
                    "text",
                    all.stream()
                        .map(each -> each.getValue().reason().map(Reason::code).orElse(""))))
            .param(
                "entries", Columns.uuids(all.stream().map(each -> each.getValue().entry().value())))
            .update();
    return written == all.size();
  }

  @Override
  public Map<MessageKey, Receipt> receipts(Collection<MessageKey> keys) {
    return jdbc
        .sql(
            """
            SELECT message, status, reason, entry FROM inbox_message
            WHERE message = ANY(?)
            """)
        .param(Columns.uuids(keys.stream().map(MessageKey::value)))
        .query((row, _) -> Map.entry(new MessageKey(Columns.uuid(row, "message")), receipt(row)))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void serialise(MessageKey key) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)")
        .param(key.value().getMostSignificantBits())
        .query((row, _) -> "")
        .list();
  }

  @Override
  public int forget(LocalDate before, int most) {
    return jdbc.sql(
            """
            DELETE FROM inbox_message WHERE message IN (
              SELECT message FROM inbox_message WHERE received < ? LIMIT ?)
            """)
        .params(before, most)
        .update();
  }

  private static Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(
        Receipt.Status.valueOf(row.getString("status")),
        Optional.of(row.getString("reason")).filter(code -> !code.isEmpty()).map(Reason::new),
        new EntryId(Columns.uuid(row, "entry")));
  }
}
