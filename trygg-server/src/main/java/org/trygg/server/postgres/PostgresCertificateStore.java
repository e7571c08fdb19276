package org.trygg.server.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.ledger.EntryId;
import org.trygg.retention.Certificate;
import org.trygg.retention.CertificateStore;
import org.trygg.retention.DuePerRule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.RuleId;

/// The certificates of the sweep in PostgreSQL: one row each, nothing personal.
public final class PostgresCertificateStore implements CertificateStore {
  private final JdbcClient jdbc;

  public PostgresCertificateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void put(Certificate certificate) {
    List<DuePerRule> erased = certificate.erased();
    jdbc.sql(
            """
            INSERT INTO retention_certificate
              (entry, notice, version, day, ended, categories, rules, items, subjects_forgotten,
               subjects_left)
            VALUES
              (:entry, :notice, :version, :day, :ended, :categories, :rules, :items, :forgotten, :left)
            """)
        .param("entry", entry(certificate))
        .param("notice", certificate.policy().notice())
        .param("version", certificate.policy().version())
        .param("day", certificate.day())
        .param("ended", Columns.timestamp(certificate.ended()))
        .param("categories", column("text", erased, each -> each.category().name()))
        .param("rules", column("text", erased, each -> each.rule().path()))
        .param("items", column("bigint", erased, DuePerRule::items))
        .param("forgotten", certificate.subjects().forgotten())
        .param("left", certificate.subjects().left())
        .update();
  }

  @Override
  public List<Certificate> newest(int most) {
    return jdbc.sql("SELECT * FROM retention_certificate ORDER BY id DESC LIMIT :most")
        .param("most", most)
        .query((row, _) -> certificate(row))
        .list();
  }

  /// NULL stands for no entry, in SQL only.
  private static @Nullable UUID entry(Certificate certificate) {
    return certificate.entry().map(EntryId::value).orElse(null);
  }

  private static SqlArrayValue column(
      String type, List<DuePerRule> rows, Function<DuePerRule, Object> of) {
    return Columns.array(type, rows.stream().map(of));
  }

  private static Certificate certificate(ResultSet row) throws SQLException {
    Optional<EntryId> entry = Columns.optionalUuid(row, "entry").map(EntryId::new);
    var policy = new PolicyId(row.getString("notice"), row.getObject("version", LocalDate.class));
    return new Certificate(
        entry,
        policy,
        Columns.day(row, "day"),
        Columns.instant(row, "ended"),
        erased(row),
        new Certificate.Subjects(row.getLong("subjects_forgotten"), row.getLong("subjects_left")));
  }

  private static List<DuePerRule> erased(ResultSet row) throws SQLException {
    String[] categories = (String[]) values(row.getArray("categories"));
    String[] rules = (String[]) values(row.getArray("rules"));
    Long[] items = (Long[]) values(row.getArray("items"));
    var erased = new ArrayList<DuePerRule>();
    for (int i = 0; i < items.length; i++) {
      erased.add(new DuePerRule(Category.of(categories[i]), RuleId.of(rules[i]), items[i]));
    }
    return erased;
  }

  private static Object values(Array column) throws SQLException {
    return column.getArray();
  }
}
