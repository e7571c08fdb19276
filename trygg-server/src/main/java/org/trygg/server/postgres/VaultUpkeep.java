package org.trygg.server.postgres;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Label;
import org.trygg.vault.SealedSegment;
import org.trygg.vault.SegmentId;
import org.trygg.vault.Segments;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// The statements of the vault's upkeep: what was not put together yet, what is due, and what is to
/// be gone on another day. Each costs what it finds, and none grows with what is held.
final class VaultUpkeep {
  /// A settled segment of fewer events takes in what comes in late.
  private static final int FEW_EVENTS = 8_192;

  private static final UUID LEAST = new UUID(0, 0);

  private static final Segments.Loose FIRST =
      new Segments.Loose(LocalDate.of(1, 1, 1), new SubjectRef(LEAST));

  /// The days, each once, on which segments are due: a step in the index for each day.
  private static final String DAYS =
      """
      WITH RECURSIVE day(due) AS (
        SELECT min(erase_on) FROM vault_segment WHERE erase_on <= :upTo
        UNION ALL
        SELECT (SELECT min(erase_on) FROM vault_segment
                WHERE erase_on > day.due AND erase_on <= :upTo)
        FROM day WHERE day.due IS NOT NULL)
      """;

  private final JdbcClient jdbc;

  VaultUpkeep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Segments.Loose> days(LocalDate before, Optional<Segments.Loose> after, int limit) {
    Segments.Loose last = after.orElse(FIRST);
    return jdbc.sql(
            """
            SELECT DISTINCT day, subject FROM vault_segment
            WHERE NOT settled AND day < :before AND (day, subject) > (:day, :subject)
            ORDER BY day, subject LIMIT :limit
            """)
        .param("before", before)
        .param("day", last.day())
        .param("subject", last.subject().value())
        .param("limit", limit)
        .query((row, _) ->
            new Segments.Loose(
                Columns.day(row, "day"), new SubjectRef(Columns.uuid(row, "subject"))))
        .list();
  }

  List<SealedSegment> mergeable(SubjectRef subject, LocalDate day, int limit) {
    // The times are a day wider than the day in any zone: they only narrow the walk of the index.
    return jdbc.sql(
            """
            WITH loose AS MATERIALIZED (
              SELECT * FROM vault_segment
              WHERE NOT settled AND day = :day AND subject = :subject LIMIT :limit FOR UPDATE)
            SELECT * FROM loose
            UNION ALL
            SELECT * FROM vault_segment
            WHERE settled AND subject = :subject AND day = :day AND events < :few
              AND category IN (SELECT category FROM loose)
              AND last_at >= :day::date - 1 AND first_at < :day::date + 2
            """)
        .param("subject", subject.value())
        .param("day", day)
        .param("limit", limit)
        .param("few", FEW_EVENTS)
        .query((row, _) -> VaultRows.segment(row))
        .list();
  }

  void settle(Collection<SegmentId> ids) {
    jdbc.sql("UPDATE vault_segment SET settled = true WHERE id = ANY(?)")
        .param(Columns.uuids(ids.stream().map(SegmentId::value)))
        .update();
  }

  List<SubjectRef> dueSubjects(LocalDate upTo, Optional<SubjectRef> after, int limit) {
    return jdbc.sql(
            DAYS
                + """
                SELECT subject FROM day CROSS JOIN LATERAL (
                  SELECT DISTINCT subject FROM vault_segment
                  WHERE erase_on = day.due AND subject > :after ORDER BY subject LIMIT :limit) AS one
                UNION
                SELECT subject FROM vault_record WHERE erase_on <= :upTo AND subject > :after
                ORDER BY subject LIMIT :limit
                """)
        .param("upTo", upTo)
        .param("after", after.map(SubjectRef::value).orElse(LEAST))
        .param("limit", limit)
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .list();
  }

  List<Held> due(Collection<SubjectRef> subjects, LocalDate upTo) {
    return jdbc.sql(
            DAYS
                + PostgresVaultStore.HELD_SEGMENT
                + "erase_on = ANY(ARRAY(SELECT due FROM day)) AND subject = ANY(:subjects) UNION ALL "
                + PostgresVaultStore.HELD_RECORD
                + "erase_on <= :upTo AND subject = ANY(:subjects)")
        .param("upTo", upTo)
        .param("subjects", Columns.uuids(subjects.stream().map(SubjectRef::value)))
        .query(VaultRows::held)
        .list();
  }

  /// One step in the index for each that is asked about and each item on the way, whatever is held.
  Set<Vault.Kept> endingWith(Collection<? extends ItemId> items, Collection<Vault.Kept> asked) {
    return jdbc.sql(
            """
            SELECT asked.subject, asked.category
            FROM unnest(:subjects, :categories) AS asked (subject, category)
            LEFT JOIN LATERAL (SELECT true AS held FROM vault_segment AS item
              WHERE item.subject = asked.subject AND item.category = asked.category
                AND item.id <> ALL(:items) LIMIT 1) AS segment ON true
            LEFT JOIN LATERAL (SELECT true AS held FROM vault_record AS item
              WHERE item.subject = asked.subject AND item.category = asked.category
                AND item.id <> ALL(:items) LIMIT 1) AS record ON segment.held IS NULL
            WHERE segment.held IS NULL AND record.held IS NULL
            """)
        .param("subjects", Columns.uuids(asked.stream().map(each -> each.subject().value())))
        .param(
            "categories", Columns.array("text", asked.stream().map(each -> each.category().name())))
        .param("items", Columns.uuids(items.stream().map(ItemId::value)))
        .query((row, _) ->
            new Vault.Kept(
                new SubjectRef(Columns.uuid(row, "subject")),
                Category.of(row.getString("category"))))
        .set();
  }

  Set<SubjectRef> bareWithout(Collection<? extends ItemId> items, Collection<SubjectRef> asked) {
    return jdbc.sql(
            """
            SELECT asked.subject FROM unnest(:subjects) AS asked (subject)
            LEFT JOIN LATERAL (SELECT true AS held FROM vault_segment AS item
              WHERE item.subject = asked.subject AND item.id <> ALL(:items) LIMIT 1)
              AS segment ON true
            LEFT JOIN LATERAL (SELECT true AS held FROM vault_record AS item
              WHERE item.subject = asked.subject AND item.id <> ALL(:items) LIMIT 1)
              AS record ON segment.held IS NULL
            WHERE segment.held IS NULL AND record.held IS NULL
            """)
        .param("subjects", Columns.uuids(asked.stream().map(SubjectRef::value)))
        .param("items", Columns.uuids(items.stream().map(ItemId::value)))
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .set();
  }

  List<Vault.Alike> alike(SubjectRef subject) {
    return jdbc.sql(
            """
            SELECT category, day, service, invoice, occasion, erase_on, sum(items) AS items FROM (
              SELECT category, day, service, invoice, occasion, erase_on, 1 AS items
              FROM vault_record WHERE subject = :subject
              UNION ALL
              SELECT category, day, service, invoice, occasion, erase_on, 1
              FROM vault_segment WHERE subject = :subject) AS item
            GROUP BY category, day, service, invoice, occasion, erase_on
            """)
        .param("subject", subject.value())
        .query((row, _) ->
            new Vault.Alike(
                Category.of(row.getString("category")),
                Columns.day(row, "day"),
                VaultRows.ties(row),
                Columns.optionalDay(row, "erase_on"),
                row.getLong("items")))
        .list();
  }

  void reschedule(SubjectRef subject, Map<Vault.Alike, Optional<LocalDate>> eraseOn) {
    List<Map.Entry<Vault.Alike, Optional<LocalDate>>> told = List.copyOf(eraseOn.entrySet());
    for (String table : List.of("vault_record", "vault_segment")) {
      jdbc.sql(
              """
              UPDATE %s AS item SET erase_on = told.erase_on
              FROM unnest(?::text[], ?::date[], ?::text[], ?::uuid[], ?::uuid[], ?::date[], ?::date[])
                AS told (category, day, service, invoice, occasion, before, erase_on)
              WHERE item.subject = ? AND item.category = told.category AND item.day = told.day
                AND item.service IS NOT DISTINCT FROM told.service
                AND item.invoice IS NOT DISTINCT FROM told.invoice
                AND item.occasion IS NOT DISTINCT FROM told.occasion
                AND item.erase_on IS NOT DISTINCT FROM told.before
              """
                  .formatted(table))
          .param(Columns.array("text", told.stream().map(each -> each.getKey().category().name())))
          .param(Columns.array("date", told.stream().map(each -> each.getKey().day())))
          .param(optional("text", told, ties -> ties.service().map(ServiceName::name)))
          .param(optional("uuid", told, Label.Ties::invoice))
          .param(optional("uuid", told, ties -> ties.occasion().map(CaseRef::value)))
          .param(
              Columns.array(
                  "date", told.stream().map(each -> each.getKey().eraseOn().orElse(null))))
          .param(Columns.array("date", told.stream().map(each -> each.getValue().orElse(null))))
          .param(subject.value())
          .update();
    }
  }

  private static Object optional(
      String type,
      List<Map.Entry<Vault.Alike, Optional<LocalDate>>> told,
      Function<Label.Ties, Optional<?>> value) {
    return Columns.array(
        type, told.stream().map(each -> value.apply(each.getKey().ties()).orElse(null)));
  }
}
