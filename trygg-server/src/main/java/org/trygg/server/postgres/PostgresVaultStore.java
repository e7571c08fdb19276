package org.trygg.server.postgres;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.Held;
import org.trygg.vault.ItemId;
import org.trygg.vault.Label;
import org.trygg.vault.RecordId;
import org.trygg.vault.SealedRecord;
import org.trygg.vault.SealedSegment;
import org.trygg.vault.SegmentId;
import org.trygg.vault.Segments;
import org.trygg.vault.TimeRange;
import org.trygg.vault.Traces;
import org.trygg.vault.Vault;
import org.trygg.vault.VaultStore;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Sealed records and segments in PostgreSQL.
public final class PostgresVaultStore implements VaultStore {
  private static final UUID LEAST = new UUID(0, 0);
  private static final Comparator<SealedSegment> BY_SUBJECT =
      Comparator.comparing(row -> row.label().subject().value());
  private static final String LABEL =
      "id, subject, category, source, day, received_at, service, invoice, occasion, erase_on";

  static final String HELD_RECORD =
      "SELECT CASE WHEN former THEN 'FORMER_RECORD' ELSE 'RECORD' END AS kind, "
          + LABEL
          + " FROM vault_record WHERE ";
  static final String HELD_SEGMENT =
      "SELECT 'SEGMENT' AS kind, " + LABEL + " FROM vault_segment WHERE ";

  private final JdbcClient jdbc;
  private final VaultUpkeep upkeep;
  private final SegmentDays days;

  public PostgresVaultStore(JdbcClient jdbc) {
    this(jdbc, SegmentDays.USUAL_BYTES);
  }

  /// @param bytesAtOnce of sealed segments read at once, unless one day has more
  PostgresVaultStore(JdbcClient jdbc, long bytesAtOnce) {
    this.jdbc = jdbc;
    this.upkeep = new VaultUpkeep(jdbc);
    this.days = new SegmentDays(jdbc, bytesAtOnce);
  }

  @Override
  public void addRecords(List<SealedRecord> rows) {
    jdbc.sql(
            """
            INSERT INTO vault_record (id, former, subject, category, source, day, received_at,
              service, invoice, occasion, erase_on, sealed)
            SELECT * FROM unnest(?::uuid[], ?::bool[], ?::uuid[], ?::text[], ?::text[], ?::date[],
              ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[], ?::date[], ?::bytea[])
            """)
        .param(column("uuid", rows, row -> row.id().value()))
        .param(column("bool", rows, SealedRecord::former))
        .param(column("uuid", rows, row -> row.label().subject().value()))
        .param(column("text", rows, row -> row.label().category().name()))
        .param(column("text", rows, row -> row.label().collected().source().name()))
        .param(column("date", rows, row -> row.label().collected().day()))
        .param(column("timestamptz", rows, row -> row.label().collected().receivedAt()))
        .param(optional("text", rows, row -> row.label().ties().service().map(ServiceName::name)))
        .param(optional("uuid", rows, row -> row.label().ties().invoice()))
        .param(optional("uuid", rows, row -> row.label().ties().occasion().map(CaseRef::value)))
        .param(optional("date", rows, row -> row.label().eraseOn()))
        .param(rows.stream().map(row -> row.sealed().bytes()).toArray(byte[][]::new))
        .update();
  }

  @Override
  public boolean replace(SealedRecord row) {
    return bind(
                jdbc.sql(
                    """
                    UPDATE vault_record SET former = :former, subject = :subject,
                      category = :category, source = :source, day = :day,
                      received_at = :receivedAt, service = :service, invoice = :invoice, occasion = :occasion,
                      erase_on = :eraseOn, sealed = :sealed
                    WHERE id = :id
                    """),
                row)
            .update()
        == 1;
  }

  @Override
  public Optional<SealedRecord> record(RecordId id) {
    return jdbc.sql("SELECT * FROM vault_record WHERE id = ?")
        .param(id.value())
        .query(VaultRows::record)
        .optional();
  }

  @Override
  public List<SealedRecord> records(SubjectRef subject, Category category) {
    return jdbc.sql(
            """
            SELECT * FROM vault_record WHERE subject = ? AND category = ?
            ORDER BY received_at, id
            """)
        .params(subject.value(), category.name())
        .query(VaultRows::record)
        .list();
  }

  /// In the order of the subjects, by which three indexes are sorted: neighbours go to one page.
  @Override
  public void add(List<SealedSegment> given) {
    List<SealedSegment> rows = given.stream().sorted(BY_SUBJECT).toList();
    jdbc.sql(
            """
            INSERT INTO vault_segment (id, subject, category, source, day, received_at, service,
              invoice, occasion, erase_on, first_at, last_at, events, sealed)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[],
              ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[], ?::date[],
              ?::timestamptz[], ?::timestamptz[], ?::int[], ?::bytea[])
            """)
        .param(column("uuid", rows, row -> row.id().value()))
        .param(column("uuid", rows, row -> row.label().subject().value()))
        .param(column("text", rows, row -> row.label().category().name()))
        .param(column("text", rows, row -> row.label().collected().source().name()))
        .param(column("date", rows, row -> row.label().collected().day()))
        .param(column("timestamptz", rows, row -> row.label().collected().receivedAt()))
        .param(optional("text", rows, row -> row.label().ties().service().map(ServiceName::name)))
        .param(optional("uuid", rows, row -> row.label().ties().invoice()))
        .param(optional("uuid", rows, row -> row.label().ties().occasion().map(CaseRef::value)))
        .param(optional("date", rows, row -> row.label().eraseOn()))
        .param(column("timestamptz", rows, row -> row.span().firstAt()))
        .param(column("timestamptz", rows, row -> row.span().lastAt()))
        .param(column("int4", rows, row -> row.span().count()))
        .param(rows.stream().map(row -> row.sealed().bytes()).toArray(byte[][]::new))
        .update();
  }

  @Override
  public void segments(
      SubjectRef subject, Category category, TimeRange range, Consumer<SealedSegment> to) {
    days.stretches(subject, category, range)
        .forEach(each -> days.segments(subject, category, range, each).forEach(to));
  }

  @Override
  public List<Segments.Loose> loose(LocalDate before, Optional<Segments.Loose> after, int limit) {
    return upkeep.days(before, after, limit);
  }

  @Override
  public List<SealedSegment> mergeable(SubjectRef subject, LocalDate day, int limit) {
    return upkeep.mergeable(subject, day, limit);
  }

  @Override
  public void settle(Collection<SegmentId> ids) {
    upkeep.settle(ids);
  }

  @Override
  public Segments.Count count(SubjectRef subject, Category category) {
    return jdbc.sql(
            """
            SELECT count(*), coalesce(sum(events), 0) FROM vault_segment
            WHERE subject = ? AND category = ?
            """)
        .params(subject.value(), category.name())
        .query((row, _) -> new Segments.Count(row.getLong(1), row.getLong(2)))
        .single();
  }

  @Override
  public List<Held> held(SubjectRef subject, Optional<UUID> after, int limit) {
    String here = "subject = :subject AND id > :after";
    return jdbc.sql(page(here, "id"))
        .param("subject", subject.value())
        .param("after", after.orElse(LEAST))
        .param("limit", limit)
        .query(VaultRows::held)
        .list();
  }

  @Override
  public List<SubjectRef> dueSubjects(LocalDate upTo, Optional<SubjectRef> after, int limit) {
    return upkeep.dueSubjects(upTo, after, limit);
  }

  @Override
  public List<Held> due(Collection<SubjectRef> subjects, LocalDate upTo) {
    return upkeep.due(subjects, upTo);
  }

  @Override
  public Set<Vault.Kept> endingWith(
      Collection<? extends ItemId> items, Collection<Vault.Kept> asked) {
    return upkeep.endingWith(items, asked);
  }

  @Override
  public Set<SubjectRef> bareWithout(
      Collection<? extends ItemId> items, Collection<SubjectRef> asked) {
    return upkeep.bareWithout(items, asked);
  }

  @Override
  public List<Vault.Alike> alike(SubjectRef subject) {
    return upkeep.alike(subject);
  }

  @Override
  public void reschedule(SubjectRef subject, Map<Vault.Alike, Optional<LocalDate>> eraseOn) {
    upkeep.reschedule(subject, eraseOn);
  }

  @Override
  public List<Vault.Planned> planned() {
    return jdbc.sql(
            """
            SELECT category, date_trunc('month', erase_on)::date AS month, count(*) AS items
            FROM (SELECT category, erase_on FROM vault_record
                  UNION ALL SELECT category, erase_on FROM vault_segment) AS item
            GROUP BY category, month ORDER BY category, month
            """)
        .query((row, _) ->
            new Vault.Planned(
                Category.of(row.getString("category")),
                Columns.optionalDay(row, "month"),
                row.getLong("items")))
        .list();
  }

  @Override
  public int reschedule(Map<ItemId, Optional<LocalDate>> eraseOn) {
    List<Map.Entry<ItemId, Optional<LocalDate>>> entries = List.copyOf(eraseOn.entrySet());
    return inBoth(
        """
        UPDATE %s AS item SET erase_on = told.erase_on
        FROM unnest(?::uuid[], ?::date[]) AS told (id, erase_on) WHERE item.id = told.id
        """,
        column("uuid", entries, entry -> entry.getKey().value()),
        optional("date", entries, Map.Entry::getValue));
  }

  @Override
  public int erase(Collection<? extends ItemId> ids) {
    return erase("vault_record", RecordId.class, ids)
        + erase("vault_segment", SegmentId.class, ids);
  }

  private int erase(String table, Class<? extends ItemId> kind, Collection<? extends ItemId> ids) {
    List<UUID> those = ids.stream().filter(kind::isInstance).map(ItemId::value).toList();
    return those.isEmpty()
        ? 0
        : jdbc.sql("DELETE FROM " + table + " WHERE id = ANY(?)")
            .param(Columns.uuids(those.stream()))
            .update();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return inBoth("DELETE FROM %s WHERE subject = ?", subject.value());
  }

  @Override
  public int eraseAll(SubjectRef subject, Category category) {
    return inBoth(
        "DELETE FROM %s WHERE subject = ? AND category = ?", subject.value(), category.name());
  }

  /// Asks the catalogue, not this class, which tables can lead to a subject.
  @Override
  public Traces traces(SubjectRef subject) {
    List<String> tables =
        jdbc.sql(
                """
                SELECT c.oid::regclass::text FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'subject'
                WHERE c.relkind = 'r' AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped
                  AND c.relnamespace = current_schema()::regnamespace
                """)
            .query((row, _) -> row.getString(1))
            .list();
    var rows = new TreeMap<String, Long>();
    tables.forEach(table -> rows.put(table, count(table, subject)));
    rows.values().removeIf(count -> count == 0);
    return new Traces(rows);
  }

  private long count(String table, SubjectRef subject) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE subject = ?")
        .param(subject.value())
        .query(Long.class)
        .single();
  }

  private int inBoth(String sql, Object... params) {
    return jdbc.sql(sql.formatted("vault_record")).params(params).update()
        + jdbc.sql(sql.formatted("vault_segment")).params(params).update();
  }

  private static String page(String where, String order) {
    String rest = where + " ORDER BY " + order + " LIMIT :limit";
    return "(%s) UNION ALL (%s) ORDER BY %s LIMIT :limit"
        .formatted(HELD_RECORD + rest, HELD_SEGMENT + rest, order);
  }

  private static <T> Object column(String type, List<T> rows, Function<T, Object> value) {
    return Columns.array(type, rows.stream().map(value));
  }

  private static <T> Object optional(String type, List<T> rows, Function<T, Optional<?>> value) {
    return Columns.array(type, rows.stream().map(row -> value.apply(row).orElse(null)));
  }

  private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, SealedRecord row) {
    Label label = row.label();
    return sql.param("id", row.id().value())
        .param("former", row.former())
        .param("subject", label.subject().value())
        .param("category", label.category().name())
        .param("source", label.collected().source().name())
        .param("day", label.collected().day())
        .param("receivedAt", Columns.timestamp(label.collected().receivedAt()))
        .param("service", label.ties().service().map(ServiceName::name).orElse(null))
        .param("invoice", label.ties().invoice().orElse(null))
        .param("occasion", label.ties().occasion().map(CaseRef::value).orElse(null))
        .param("eraseOn", label.eraseOn().orElse(null))
        .param("sealed", row.sealed().bytes());
  }
}
