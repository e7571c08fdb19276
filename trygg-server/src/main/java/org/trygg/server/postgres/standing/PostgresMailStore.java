package org.trygg.server.postgres.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.mail.MailStore;
import org.trygg.server.mail.Taken;
import org.trygg.server.mail.Tray;
import org.trygg.server.postgres.Columns;
import org.trygg.vocabulary.CaseRef;

/// Mails that were taken, in the table `mail_message`.
public final class PostgresMailStore implements MailStore {
  private final JdbcClient jdbc;

  public PostgresMailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean put(Taken taken) {
    int written =
        jdbc.sql(
                """
                INSERT INTO mail_message (message, mail_id, sender, case_ref, tray, answer, taken)
                VALUES (:message, :id, :sender, :ref, :tray, :answer, :taken)
                ON CONFLICT DO NOTHING
                """)
            .param("message", taken.key().message())
            .param("id", taken.key().id())
            .param("sender", taken.key().sender())
            .param("ref", taken.ref().map(CaseRef::value).orElse(null))
            .param("tray", taken.tray().name())
            .param("answer", taken.answer().name())
            .param("taken", utc(taken.at()))
            .update();
    return written == 1;
  }

  @Override
  public Optional<Taken> find(UUID message) {
    return jdbc.sql("SELECT * FROM mail_message WHERE message = ?")
        .param(message)
        .query((row, _) -> taken(row))
        .optional();
  }

  @Override
  public void answered(UUID message, Taken.Answer answer) {
    jdbc.sql("UPDATE mail_message SET answer = ? WHERE message = ?")
        .params(answer.name(), message)
        .update();
  }

  @Override
  public int answersSince(UUID sender, Instant since) {
    return jdbc.sql(
            """
            SELECT count(*) FROM mail_message
            WHERE sender = ? AND answer <> 'NONE' AND taken > ?
            """)
        .params(sender, utc(since))
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<CaseRef> caseOf(Collection<UUID> ids) {
    return jdbc.sql(
            """
            SELECT case_ref FROM mail_message
            WHERE mail_id = ANY(?) AND case_ref IS NOT NULL ORDER BY taken DESC LIMIT 1
            """)
        .param(Columns.uuids(ids.stream()))
        .query((row, _) -> new CaseRef(Columns.uuid(row, "case_ref")))
        .optional();
  }

  @Override
  public int forget(Instant before) {
    return jdbc.sql(
            """
            DELETE FROM mail_message m
            WHERE (case_ref IS NULL AND taken < :before)
              OR (case_ref IS NOT NULL AND NOT EXISTS (
                SELECT FROM rights_request r WHERE r.case_ref = m.case_ref))
            """)
        .param("before", utc(before))
        .update();
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        new Taken.Key(
            Columns.uuid(row, "message"),
            Columns.uuid(row, "mail_id"),
            Columns.uuid(row, "sender")),
        Optional.ofNullable(row.getObject("case_ref", UUID.class)).map(CaseRef::new),
        Tray.valueOf(row.getString("tray")),
        Taken.Answer.valueOf(row.getString("answer")),
        row.getObject("taken", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
