package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.vault.SealedSegment;
import org.trygg.vault.TimeRange;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Reads segments in stretches of whole days: segments are put together within a day, so that
/// whoever reads a day at one moment misses nothing and sees nothing twice.
final class SegmentDays {
  static final long USUAL_BYTES = 4 * 1024 * 1024;
  private static final String IN_RANGE =
      """
      FROM vault_segment
      WHERE subject = :subject AND category = :category AND first_at < :until AND last_at >= :from
      """;

  private final JdbcClient jdbc;
  private final long bytesAtOnce;

  SegmentDays(JdbcClient jdbc, long bytesAtOnce) {
    this.jdbc = jdbc;
    this.bytesAtOnce = bytesAtOnce;
  }

  /// Days in a row, both included, that are read at once.
  record Stretch(LocalDate first, LocalDate last, long bytes) {
    boolean isFollowedBy(Stretch next, long most) {
      return bytes + next.bytes <= most;
    }

    Stretch with(Stretch next) {
      return new Stretch(first, next.last, bytes + next.bytes);
    }
  }

  List<Stretch> stretches(SubjectRef subject, Category category, TimeRange range) {
    List<Stretch> stretches = new ArrayList<>();
    for (Stretch day : days(subject, category, range)) {
      if (!stretches.isEmpty() && stretches.getLast().isFollowedBy(day, bytesAtOnce)) {
        stretches.add(stretches.removeLast().with(day));
      } else {
        stretches.add(day);
      }
    }
    return stretches;
  }

  List<SealedSegment> segments(
      SubjectRef subject, Category category, TimeRange range, Stretch stretch) {
    return in(
            "SELECT * " + IN_RANGE + " AND day BETWEEN :first AND :last ORDER BY day, first_at, id",
            subject,
            category,
            range)
        .param("first", stretch.first)
        .param("last", stretch.last)
        .query((row, _) -> VaultRows.segment(row))
        .list();
  }

  private List<Stretch> days(SubjectRef subject, Category category, TimeRange range) {
    return in(
            "SELECT day, sum(octet_length(sealed)) AS bytes "
                + IN_RANGE
                + " GROUP BY day ORDER BY day",
            subject,
            category,
            range)
        .query(SegmentDays::day)
        .list();
  }

  private static Stretch day(ResultSet row, int number) throws SQLException {
    LocalDate day = Columns.day(row, "day");
    return new Stretch(day, day, row.getLong("bytes"));
  }

  private JdbcClient.StatementSpec in(
      String sql, SubjectRef subject, Category category, TimeRange range) {
    return jdbc.sql(sql)
        .param("subject", subject.value())
        .param("category", category.name())
        .param("until", Columns.timestamp(range.until()))
        .param("from", Columns.timestamp(range.from()));
  }
}
