package org.trygg.server.postgres.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.requests.DeskMonth;
import org.trygg.requests.Reminder;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.server.postgres.Columns;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// Requests by right, in the table `rights_request`; the counts of those that are gone, in
/// `request_count`.
public final class PostgresRequestStore implements RequestStore {
  /// PostgreSQL's `-infinity`.
  private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.MIN;

  private final JdbcClient jdbc;

  public PostgresRequestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void put(Kept kept) {
    RightsRequest request = kept.request();
    jdbc.sql(
            """
            INSERT INTO rights_request (case_ref, subject, received, ended, erase_on, request,
              month, demand, ending, extended, refused)
            VALUES (:ref, :subject, :received, :ended, :eraseOn, CAST(:request AS jsonb),
              :month, :demand, :ending, :extended, :refused)
            ON CONFLICT (case_ref) DO UPDATE SET ended = EXCLUDED.ended,
              erase_on = EXCLUDED.erase_on, request = EXCLUDED.request,
              ending = EXCLUDED.ending, extended = EXCLUDED.extended, refused = EXCLUDED.refused
            """)
        .param("ref", request.ref().value())
        .param("subject", kept.subject().value())
        .param("received", utc(request.received()))
        .param("ended", request.status().isEnded())
        .param("eraseOn", kept.eraseOn().orElse(null))
        .param("request", RequestJson.write(request))
        .params(CountedRows.values(kept.counted()))
        .update();
  }

  @Override
  public Optional<RightsRequest> find(SubjectRef subject, CaseRef ref) {
    return jdbc.sql(
            "SELECT request FROM rights_request WHERE case_ref = :ref AND subject = :subject")
        .param("ref", ref.value())
        .param("subject", subject.value())
        .query((row, _) -> RequestJson.read(row.getString("request")))
        .optional();
  }

  @Override
  public List<Kept> open(Optional<Place> after, int most) {
    return jdbc.sql(
            """
            SELECT * FROM rights_request
            WHERE NOT ended AND (received, case_ref) > (:received, :ref)
            ORDER BY received, case_ref LIMIT :most
            """)
        .param("received", after.map(each -> utc(each.received())).orElse(BEFORE_ALL))
        .param("ref", after.map(each -> each.ref().value()).orElse(new UUID(0, 0)))
        .param("most", most)
        .query((row, _) -> kept(row))
        .list();
  }

  @Override
  public List<RightsRequest> of(SubjectRef subject) {
    return jdbc.sql(
            """
            SELECT request FROM rights_request WHERE subject = :subject
            ORDER BY received, case_ref
            """)
        .param("subject", subject.value())
        .query((row, _) -> RequestJson.read(row.getString("request")))
        .list();
  }

  @Override
  public Set<SubjectRef> having(Set<SubjectRef> subjects) {
    return jdbc.sql("SELECT DISTINCT subject FROM rights_request WHERE subject = ANY(?)")
        .param(Columns.uuids(subjects.stream().map(SubjectRef::value)))
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .set();
  }

  @Override
  public boolean redate(CaseRef ref, Optional<LocalDate> eraseOn) {
    return jdbc.sql(
                """
                UPDATE rights_request SET erase_on = :eraseOn
                WHERE case_ref = :ref AND erase_on IS DISTINCT FROM :eraseOn
                """)
            .param("ref", ref.value())
            .param("eraseOn", eraseOn.orElse(null), Types.DATE)
            .update()
        > 0;
  }

  @Override
  public List<Kept> due(LocalDate day, int most) {
    return jdbc.sql(
            """
            SELECT * FROM rights_request
            WHERE erase_on <= :day ORDER BY erase_on LIMIT :most
            """)
        .param("day", day)
        .param("most", most)
        .query((row, _) -> kept(row))
        .list();
  }

  @Override
  public Optional<Reminder> lastReminder(CaseRef ref) {
    return jdbc.sql(
            """
            SELECT reminded, reminded_due FROM rights_request
            WHERE case_ref = :ref AND reminded IS NOT NULL
            """)
        .param("ref", ref.value())
        .query((row, _) ->
            new Reminder(
                Reminder.Stage.valueOf(row.getString("reminded")),
                row.getObject("reminded_due", LocalDate.class)))
        .optional();
  }

  @Override
  public void keepReminder(CaseRef ref, Reminder reminder) {
    jdbc.sql(
            """
            UPDATE rights_request SET reminded = :stage, reminded_due = :due WHERE case_ref = :ref
            """)
        .param("stage", reminder.stage().name())
        .param("due", reminder.due())
        .param("ref", ref.value())
        .update();
  }

  @Override
  public void erase(CaseRef ref) {
    remove("case_ref", ref.value());
  }

  @Override
  public int forget(SubjectRef subject) {
    return remove("subject", subject.value());
  }

  /// Removes rows, and adds them to the counts of those that are gone.
  private int remove(String column, UUID value) {
    jdbc.sql(
            """
            INSERT INTO request_count (month, demand, ending, extended, refused, requests)
            SELECT month, demand, CASE ending WHEN 'OPEN' THEN 'UNANSWERED' ELSE ending END,
              extended, refused, count(*)
            FROM rights_request WHERE %s = :value GROUP BY 1, 2, 3, 4, 5
            ON CONFLICT (month, demand, ending, extended, refused)
              DO UPDATE SET requests = request_count.requests + EXCLUDED.requests
            """
                .formatted(column))
        .param("value", value)
        .update();
    return jdbc.sql("DELETE FROM rights_request WHERE %s = :value".formatted(column))
        .param("value", value)
        .update();
  }

  @Override
  public List<DeskMonth.Count> counts(Year year) {
    return jdbc.sql(
            """
            SELECT month, demand, ending, extended, refused, sum(requests) AS requests
            FROM (
              SELECT month, demand, ending, extended, refused, count(*) AS requests
              FROM rights_request WHERE month BETWEEN :first AND :last GROUP BY 1, 2, 3, 4, 5
              UNION ALL
              SELECT month, demand, ending, extended, refused, requests
              FROM request_count WHERE month BETWEEN :first AND :last) AS one
            GROUP BY 1, 2, 3, 4, 5
            """)
        .param("first", year.atMonth(1).atDay(1))
        .param("last", year.atMonth(12).atDay(1))
        .query((row, _) -> new DeskMonth.Count(CountedRows.read(row), row.getLong("requests")))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new SubjectRef(Columns.uuid(row, "subject")),
        RequestJson.read(row.getString("request")),
        CountedRows.read(row),
        Optional.ofNullable(row.getObject("erase_on", LocalDate.class)));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
