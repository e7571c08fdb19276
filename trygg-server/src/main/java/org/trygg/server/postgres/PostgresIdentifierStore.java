package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.identifiers.IdentifierStore;
import org.trygg.identifiers.LeaseEntry;
import org.trygg.identifiers.PortBlock;
import org.trygg.identifiers.Tenure;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Tags of identifiers and leases in PostgreSQL.
public final class PostgresIdentifierStore implements IdentifierStore {
  private final JdbcClient jdbc;

  public PostgresIdentifierStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Rows go in by the order of the index, so that two who add the same wait for each other in one
  /// direction only.
  @Override
  public void add(Collection<Lead> leads) {
    jdbc.sql(
            """
            INSERT INTO identifier_tag (tag, subject)
            SELECT tag, subject FROM unnest(?::uuid[], ?::uuid[]) AS lead (tag, subject)
            ORDER BY tag, subject ON CONFLICT DO NOTHING
            """)
        .param(Columns.uuids(leads.stream().map(each -> each.tag().value())))
        .param(Columns.uuids(leads.stream().map(each -> each.subject().value())))
        .update();
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    jdbc.sql("DELETE FROM identifier_tag WHERE tag = ANY(?) AND subject = ?")
        .params(values(tags), subject.value())
        .update();
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    return Set.copyOf(
        jdbc.sql("SELECT DISTINCT subject FROM identifier_tag WHERE tag = ANY(?)")
            .param(values(tags))
            .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
            .list());
  }

  @Override
  public List<Lead> leads(Collection<Tag> tags) {
    return jdbc.sql("SELECT tag, subject FROM identifier_tag WHERE tag = ANY(?)")
        .param(values(tags))
        .query((row, _) ->
            new Lead(
                new Tag(Columns.uuid(row, "tag")), new SubjectRef(Columns.uuid(row, "subject"))))
        .list();
  }

  /// One statement may not change a row twice, and two who put the same wait for each other in one
  /// direction only.
  @Override
  public void put(List<LeaseEntry> leases) {
    var last = new LinkedHashMap<Object, LeaseEntry>();
    leases.forEach(each -> last.put(List.of(each.key(), each.terms().tenure().from()), each));
    Collection<LeaseEntry> rows = last.values();
    jdbc.sql(
            """
            INSERT INTO address_lease (id, address, subject, port_first, port_last, starts_at,
              ends_at, uncertain, erase_on)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::int[],
                ?::timestamptz[], ?::timestamptz[], ?::bool[], ?::date[])
              AS lease (id, address, subject, port_first, port_last, starts_at)
            ORDER BY address, starts_at, subject, port_first
            ON CONFLICT ON CONSTRAINT address_lease_once DO UPDATE SET
              ends_at = excluded.ends_at, uncertain = excluded.uncertain,
              erase_on = excluded.erase_on
            """)
        .param(Columns.uuids(rows.stream().map(LeaseEntry::id)))
        .param(Columns.uuids(rows.stream().map(each -> each.key().address().value())))
        .param(Columns.uuids(rows.stream().map(each -> each.key().subject().value())))
        .param(Columns.optionals("int4", rows, each -> each.key().ports().map(PortBlock::first)))
        .param(Columns.optionals("int4", rows, each -> each.key().ports().map(PortBlock::last)))
        .param(Columns.array("timestamptz", rows.stream().map(each -> tenure(each).from())))
        .param(Columns.optionals("timestamptz", rows, each -> tenure(each).until()))
        .param(Columns.array("bool", rows.stream().map(each -> tenure(each).uncertain())))
        .param(Columns.optionals("date", rows, each -> each.terms().eraseOn()))
        .update();
  }

  private static Tenure tenure(LeaseEntry lease) {
    return lease.terms().tenure();
  }

  @Override
  public List<LeaseEntry> leases(Collection<Tag> addresses, OptionalInt port, Instant at) {
    return jdbc.sql(
            """
            SELECT * FROM address_lease
            WHERE address = ANY(:addresses) AND starts_at <= :at
              AND (ends_at IS NULL OR ends_at > :at)
              AND (port_first IS NULL OR :port < 0 OR :port BETWEEN port_first AND port_last)
            """)
        .param("addresses", values(addresses))
        .param("at", Columns.timestamp(at))
        .param("port", port.orElse(-1))
        .query(PostgresIdentifierStore::lease)
        .list();
  }

  @Override
  public void addPrefixLength(int addressBits, int length) {
    jdbc.sql("INSERT INTO address_prefix_length VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(addressBits, length)
        .update();
  }

  @Override
  public Set<Integer> prefixLengths(int addressBits) {
    return Set.copyOf(
        jdbc.sql("SELECT length FROM address_prefix_length WHERE address_bits = ?")
            .param(addressBits)
            .query((row, _) -> row.getInt("length"))
            .list());
  }

  @Override
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return jdbc.sql("SELECT * FROM address_lease WHERE erase_on <= ? ORDER BY erase_on, id LIMIT ?")
        .params(upTo, limit)
        .query(PostgresIdentifierStore::lease)
        .list();
  }

  @Override
  public int erase(Collection<UUID> leases) {
    return jdbc.sql("DELETE FROM address_lease WHERE id = ANY(?)")
        .param(Columns.uuids(leases.stream()))
        .update();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return jdbc.sql("DELETE FROM identifier_tag WHERE subject = ?").param(subject.value()).update()
        + jdbc.sql("DELETE FROM address_lease WHERE subject = ?").param(subject.value()).update();
  }

  private static SqlArrayValue values(Collection<Tag> tags) {
    return Columns.uuids(tags.stream().map(Tag::value));
  }

  private static LeaseEntry lease(ResultSet row, int number) throws SQLException {
    var key =
        new LeaseEntry.Key(
            new Tag(Columns.uuid(row, "address")),
            new SubjectRef(Columns.uuid(row, "subject")),
            ports(row));
    var tenure =
        new Tenure(
            Columns.instant(row, "starts_at"),
            Columns.optionalInstant(row, "ends_at"),
            row.getBoolean("uncertain"));
    return new LeaseEntry(
        Columns.uuid(row, "id"),
        key,
        new LeaseEntry.Terms(tenure, Columns.optionalDay(row, "erase_on")));
  }

  private static Optional<PortBlock> ports(ResultSet row) throws SQLException {
    int first = row.getInt("port_first");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new PortBlock(first, row.getInt("port_last")));
  }
}
