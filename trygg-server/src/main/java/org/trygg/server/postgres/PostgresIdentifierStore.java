package org.trygg.server.postgres;

import java.util.Collection;
import java.util.List;
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

  /// Rows go in by the order of the index, so that two who add the same wait for each other in one
  /// direction only.
  @Override
  public void add(Set<Lead> leads, int madeWith) {
    List<Lead> rows = List.copyOf(leads);
    jdbc.sql(
            """
            INSERT INTO identifier_tag AS held (tag, subject, made_with)
            SELECT tag, subject, ? FROM unnest(?::uuid[], ?::uuid[]) AS lead (tag, subject)
            ORDER BY tag, subject
            ON CONFLICT (tag, subject) DO UPDATE SET made_with = excluded.made_with
            WHERE held.made_with <> excluded.made_with
            """)
        .param(madeWith)
        .param(Columns.uuids(rows.stream().map(each -> each.tag().value())))
        .param(Columns.uuids(rows.stream().map(each -> each.subject().value())))
        .update();
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    jdbc.sql("DELETE FROM identifier_tag WHERE tag = ANY(?) AND subject = ?")
        .params(values(tags), subject.value())
        .update();
  }

  @Override
  public void retain(Set<Tag> tags, SubjectRef subject) {
    jdbc.sql("DELETE FROM identifier_tag WHERE subject = ? AND tag <> ALL(?)")
        .params(subject.value(), values(tags))
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

  @Override
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public List<SubjectRef> subjectsUnderOtherKeys(int current, int limit) {
    return jdbc.sql(
            """
            SELECT DISTINCT subject FROM identifier_tag WHERE made_with < ? OR made_with > ? LIMIT ?
            """)
        .params(current, current, limit)
        .query((row, _) -> new SubjectRef(Columns.uuid(row, "subject")))
        .list();
  }

  @Override
  public int removeUnderOtherKeys(int current, SubjectRef subject) {
    return jdbc.sql("DELETE FROM identifier_tag WHERE subject = ? AND made_with <> ?")
        .params(subject.value(), current)
        .update();
  }

  @Override
  public long countUnderOtherKeys(int current) {
    return countOther(jdbc, "identifier_tag", current);
  }

  static long countOther(JdbcClient jdbc, String table, int current) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE made_with < ? OR made_with > ?")
        .params(current, current)
        .query(Long.class)
        .single();
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
