package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
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

  @Override
  public void add(Tag tag, SubjectRef subject) {
    jdbc.sql("INSERT INTO identifier_tag VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(tag.value(), subject.value())
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
  public void put(LeaseEntry lease) {
    Optional<PortBlock> ports = lease.key().ports();
    Tenure tenure = lease.terms().tenure();
    jdbc.sql(
            """
            INSERT INTO address_lease (id, address, subject, port_first, port_last, starts_at,
              ends_at, uncertain, erase_on)
            VALUES (:id, :address, :subject, :portFirst, :portLast, :startsAt, :endsAt, :uncertain,
              :eraseOn)
            ON CONFLICT ON CONSTRAINT address_lease_once DO UPDATE SET
              ends_at = excluded.ends_at, uncertain = excluded.uncertain,
              erase_on = excluded.erase_on
            """)
        .param("id", lease.id())
        .param("address", lease.key().address().value())
        .param("subject", lease.key().subject().value())
        .param("portFirst", ports.map(PortBlock::first).orElse(null))
        .param("portLast", ports.map(PortBlock::last).orElse(null))
        .param("startsAt", Columns.timestamp(tenure.from()))
        .param("endsAt", tenure.until().map(Columns::timestamp).orElse(null))
        .param("uncertain", tenure.uncertain())
        .param("eraseOn", lease.terms().eraseOn().orElse(null))
        .update();
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
