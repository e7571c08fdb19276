package org.trygg.server.postgres;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.identifiers.IdentifierStore;
import org.trygg.identifiers.LeaseStore;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Tags of identifiers and leases in PostgreSQL.
public final class PostgresIdentifierStore implements IdentifierStore {
  private final JdbcClient jdbc;
  private final LeaseStore leases;

  public PostgresIdentifierStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.leases = new PostgresLeaseStore(jdbc);
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
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return jdbc.sql("DELETE FROM identifier_tag WHERE subject = ?").param(subject.value()).update()
        + jdbc.sql("DELETE FROM address_lease WHERE subject = ?").param(subject.value()).update();
  }

  static SqlArrayValue values(Collection<Tag> tags) {
    return Columns.uuids(tags.stream().map(Tag::value));
  }
}
