package org.trygg.server.postgres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.identifiers.LeaseEntry;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.LeaseStore;
import org.trygg.identifiers.PortBlock;
import org.trygg.identifiers.PrefixLength;
import org.trygg.identifiers.Tenure;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Leases in PostgreSQL; used as a part of the identifiers.
final class PostgresLeaseStore implements LeaseStore {
  /// The leases in the window, and how many lengths of prefixes there are: all there is to know
  /// where every end is told, which is so of nearly all leases.
  private static final String TOLD =
      """
      SELECT lengths.known, lease.subject, lease.port_first IS NOT NULL AS of_ports,
        lease.starts_at, lease.seen_at, lease.ends_at, lease.expires_at, lease.uncertain,
        NULL::timestamptz AS next_from, FALSE AS next_same
      FROM (SELECT count(*)::integer AS known FROM address_prefix_length) AS lengths
      LEFT JOIN (
        (VALUES :tags) AS asked (tag) JOIN address_lease AS lease
          ON lease.address = asked.tag AND lease.starts_at <= ?
          AND coalesce(lease.ends_at, lease.expires_at, 'infinity') >= ?
          AND (lease.port_first IS NULL OR ? < 0
            OR ? BETWEEN lease.port_first AND lease.port_last)
      ) ON TRUE
      """;

  /// The same with what followed each, for those of which no end is told.
  private static final String FOLLOWED =
      """
      WITH asked (tag, block) AS (VALUES :asked)
      SELECT lengths.known, lease.subject, lease.port_first IS NOT NULL AS of_ports,
        lease.starts_at, lease.seen_at, lease.ends_at, lease.expires_at, lease.uncertain,
        next.starts_at AS next_from, next.same AS next_same
      FROM (SELECT count(*)::integer AS known FROM address_prefix_length) AS lengths
      LEFT JOIN (
        asked JOIN address_lease AS lease
          ON lease.address = asked.tag AND lease.starts_at <= :last
          AND (lease.ends_at >= :first
            OR lease.ends_at IS NULL AND lease.expires_at >= :first
            OR lease.ends_at IS NULL AND lease.expires_at IS NULL AND lease.seen_at > :heardAfter)
          AND (lease.port_first IS NULL OR :port < 0
            OR :port BETWEEN lease.port_first AND lease.port_last)
        LEFT JOIN LATERAL (
          (SELECT other.starts_at, other.subject = lease.subject AS same
          FROM asked AS alike JOIN address_lease AS other ON other.address = alike.tag
          WHERE lease.ends_at IS NULL AND alike.block = asked.block
            AND other.starts_at > lease.seen_at
            AND (lease.session IS NULL OR other.session IS DISTINCT FROM lease.session)
            AND (other.port_first IS NULL OR lease.port_first IS NULL
              OR other.port_first <= lease.port_last AND lease.port_first <= other.port_last)
          ORDER BY other.starts_at, same LIMIT 1)
          UNION ALL
          (SELECT other.starts_at, other.subject = lease.subject AS same
          FROM address_lease AS other
          WHERE lease.ends_at IS NULL AND other.line = lease.line
            AND other.starts_at > lease.seen_at
            AND (lease.session IS NULL OR other.session IS DISTINCT FROM lease.session)
          ORDER BY other.starts_at, same LIMIT 1)
          ORDER BY starts_at, same LIMIT 1
        ) AS next ON TRUE
      ) ON TRUE
      """;

  private final JdbcClient jdbc;

  /// The text of [#TOLD] by the number of tags asked for: a handful.
  private final Map<Integer, String> toldOf = new ConcurrentHashMap<>();

  PostgresLeaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void put(LeaseEntry lease) {
    LeaseEntry.Key key = lease.key();
    LeaseEntry.Tags tags = key.tags();
    Tenure tenure = lease.tenure();
    LeaseOrigin origin = lease.origin();
    jdbc.sql(
            """
            INSERT INTO address_lease (id, made_with, address, session, line, subject, port_first,
              port_last, starts_at, seen_at, ends_at, expires_at, uncertain, category, day, service,
              erase_on)
            VALUES (:id, :madeWith, :address, :session, :line, :subject, :portFirst, :portLast,
              :startsAt, :seenAt, :endsAt, :expiresAt, :uncertain, :category, :day, :service,
              :eraseOn)
            ON CONFLICT (id) DO UPDATE SET
              made_with = excluded.made_with, address = excluded.address,
              session = excluded.session, line = excluded.line, starts_at = excluded.starts_at,
              seen_at = excluded.seen_at, ends_at = excluded.ends_at,
              expires_at = excluded.expires_at, uncertain = excluded.uncertain, day = excluded.day,
              service = excluded.service, erase_on = excluded.erase_on
            """)
        .param("id", lease.id())
        .param("madeWith", tags.madeWith())
        .param("address", tags.address().value())
        .param("session", tags.session().map(Tag::value).orElse(null))
        .param("line", tags.line().map(Tag::value).orElse(null))
        .param("subject", key.subject().value())
        .param("portFirst", key.ports().map(PortBlock::first).orElse(null))
        .param("portLast", key.ports().map(PortBlock::last).orElse(null))
        .param("startsAt", Columns.timestamp(tenure.from()))
        .param("seenAt", Columns.timestamp(tenure.seen()))
        .param("endsAt", LeaseRows.told(tenure.end()).map(Columns::timestamp).orElse(null))
        .param("expiresAt", LeaseRows.expiry(tenure.end()).map(Columns::timestamp).orElse(null))
        .param("uncertain", tenure.uncertain())
        .param("category", origin.category().name())
        .param("day", origin.day())
        .param("service", origin.service().map(ServiceName::name).orElse(null))
        .param("eraseOn", origin.eraseOn().orElse(null))
        .update();
  }

  @Override
  public List<LeaseEntry> alike(
      LeaseEntry lease, Collection<Tag> addresses, Collection<Tag> sessions) {
    Optional<PortBlock> ports = lease.key().ports();
    return jdbc.sql(
            """
            SELECT * FROM address_lease
            WHERE subject = :subject AND address = ANY(:addresses)
              AND coalesce(port_first, -1) = :portFirst AND coalesce(port_last, -1) = :portLast
              AND (session = ANY(:sessions)
                OR session IS NULL AND :bySession = FALSE AND starts_at = :startsAt)
            """)
        .param("subject", lease.key().subject().value())
        .param("addresses", PostgresIdentifierStore.values(addresses))
        .param("portFirst", ports.map(PortBlock::first).orElse(-1))
        .param("portLast", ports.map(PortBlock::last).orElse(-1))
        .param("sessions", PostgresIdentifierStore.values(sessions))
        .param("bySession", !sessions.isEmpty())
        .param("startsAt", Columns.timestamp(lease.tenure().from()))
        .query(LeaseRows::lease)
        .list();
  }

  @Override
  public Seen seen(Window window) {
    List<LeaseRows.SeenRow> rows = told(window);
    boolean isTold =
        rows.stream()
            .flatMap(row -> row.candidate().stream())
            .allMatch(each -> each.tenure().end() instanceof Tenure.End.Told);
    List<LeaseRows.SeenRow> all = isTold ? rows : followed(window);
    return new Seen(
        all.stream().flatMap(row -> row.candidate().stream()).toList(),
        all.getFirst().prefixLengths());
  }

  /// One value for each tag, not an array: the plan is then the same whatever they are, and is made
  /// once for each connection.
  private List<LeaseRows.SeenRow> told(Window window) {
    List<Object> values = new ArrayList<>();
    window.blocks().forEach(block -> block.forEach(tag -> values.add(tag.value())));
    String told = toldOf.computeIfAbsent(values.size(), PostgresLeaseStore::toldOf);
    int port = window.port().orElse(-1);
    values.add(Columns.timestamp(window.last()));
    values.add(Columns.timestamp(window.first()));
    values.add(port);
    values.add(port);
    return jdbc.sql(told).params(values).query(LeaseRows::seen).list();
  }

  private static String toldOf(int tags) {
    return TOLD.replace(":tags", String.join(", ", Collections.nCopies(tags, "(?::uuid)")));
  }

  private List<LeaseRows.SeenRow> followed(Window window) {
    var asked = new ArrayList<Object[]>();
    for (int block = 0; block < window.blocks().size(); block++) {
      for (Tag tag : window.blocks().get(block)) {
        asked.add(new Object[] {tag.value(), block});
      }
    }
    return jdbc.sql(FOLLOWED)
        .param("asked", asked)
        .param("first", Columns.timestamp(window.first()))
        .param("last", Columns.timestamp(window.last()))
        .param("heardAfter", Columns.timestamp(window.heardAfter()))
        .param("port", window.port().orElse(-1))
        .query(LeaseRows::seen)
        .list();
  }

  @Override
  public void addPrefixLength(PrefixLength length) {
    jdbc.sql("INSERT INTO address_prefix_length VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(length.addressBits(), length.length())
        .update();
  }

  @Override
  public Set<PrefixLength> prefixLengths() {
    return Set.copyOf(
        jdbc.sql("SELECT address_bits, length FROM address_prefix_length")
            .query((row, _) -> new PrefixLength(row.getInt("address_bits"), row.getInt("length")))
            .list());
  }

  @Override
  public long countUnderOtherKeys(int current) {
    return PostgresIdentifierStore.countOther(jdbc, "address_lease", current);
  }

  @Override
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return jdbc.sql("SELECT * FROM address_lease WHERE erase_on <= ? ORDER BY erase_on, id LIMIT ?")
        .params(upTo, limit)
        .query(LeaseRows::lease)
        .list();
  }

  @Override
  public List<LeaseOrigin> origins(SubjectRef subject) {
    return jdbc.sql(
            "SELECT DISTINCT category, day, service, erase_on FROM address_lease WHERE subject = ?")
        .param(subject.value())
        .query((row, _) -> LeaseRows.origin(row))
        .list();
  }

  @Override
  public int redate(SubjectRef subject, LeaseOrigin origin, Optional<LocalDate> eraseOn) {
    return of(subject, origin, "UPDATE address_lease SET erase_on = :eraseOn")
        .param("eraseOn", eraseOn.orElse(null))
        .update();
  }

  @Override
  public int erase(SubjectRef subject, LeaseOrigin origin) {
    return of(subject, origin, "DELETE FROM address_lease").update();
  }

  @Override
  public int erase(Collection<UUID> leases) {
    return jdbc.sql("DELETE FROM address_lease WHERE id = ANY(?)")
        .param(Columns.uuids(leases.stream()))
        .update();
  }

  private JdbcClient.StatementSpec of(SubjectRef subject, LeaseOrigin origin, String change) {
    return jdbc.sql(
            change
                + " WHERE subject = :subject AND category = :category AND day = :day"
                + " AND coalesce(service, '') = :service"
                + " AND coalesce(erase_on, 'infinity') = coalesce(:until, 'infinity'::date)")
        .param("subject", subject.value())
        .param("category", origin.category().name())
        .param("day", origin.day())
        .param("service", origin.service().map(ServiceName::name).orElse(""))
        .param("until", origin.eraseOn().orElse(null));
  }
}
