package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.trygg.identifiers.LeaseEntry;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.LeaseStore;
import org.trygg.identifiers.PortBlock;
import org.trygg.identifiers.Tenure;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// How leases go into rows and come out of them.
final class LeaseRows {
  private LeaseRows() {}

  /// A row of a look-up.
  ///
  /// @param candidate empty if nothing was found, for one row comes always
  record SeenRow(Optional<LeaseStore.Candidate> candidate, int prefixLengths) {}

  static SeenRow seen(ResultSet row, int ignored) throws SQLException {
    int lengths = row.getInt("known");
    Optional<SubjectRef> subject = Columns.optionalUuid(row, "subject").map(SubjectRef::new);
    if (subject.isEmpty()) {
      return new SeenRow(Optional.empty(), lengths);
    }
    boolean same = row.getBoolean("next_same");
    Optional<LeaseStore.Next> next =
        Columns.optionalInstant(row, "next_from").map(from -> new LeaseStore.Next(from, same));
    boolean isOfPorts = row.getBoolean("of_ports");
    var candidate = new LeaseStore.Candidate(subject.get(), isOfPorts, tenure(row), next);
    return new SeenRow(Optional.of(candidate), lengths);
  }

  static LeaseEntry lease(ResultSet row, int number) throws SQLException {
    var tags =
        new LeaseEntry.Tags(
            row.getInt("made_with"),
            new Tag(Columns.uuid(row, "address")),
            Columns.optionalUuid(row, "session").map(Tag::new),
            Columns.optionalUuid(row, "line").map(Tag::new));
    var key = new LeaseEntry.Key(tags, new SubjectRef(Columns.uuid(row, "subject")), ports(row));
    return new LeaseEntry(Columns.uuid(row, "id"), key, tenure(row), origin(row));
  }

  static LeaseOrigin origin(ResultSet row) throws SQLException {
    return new LeaseOrigin(
        Category.of(row.getString("category")),
        Columns.day(row, "day"),
        Optional.ofNullable(row.getString("service")).map(ServiceName::of),
        Columns.optionalDay(row, "erase_on"));
  }

  static Optional<Instant> told(Tenure.End end) {
    return end instanceof Tenure.End.Told(Instant at) ? Optional.of(at) : Optional.empty();
  }

  static Optional<Instant> expiry(Tenure.End end) {
    return end instanceof Tenure.End.Expiring(Instant at) ? Optional.of(at) : Optional.empty();
  }

  private static Tenure tenure(ResultSet row) throws SQLException {
    Optional<Instant> told = Columns.optionalInstant(row, "ends_at");
    Optional<Instant> expiry = Columns.optionalInstant(row, "expires_at");
    Tenure.End end =
        told.<Tenure.End>map(Tenure.End.Told::new)
            .or(() -> expiry.map(Tenure.End.Expiring::new))
            .orElseGet(Tenure.End.Open::new);
    return new Tenure(
        Columns.instant(row, "starts_at"),
        Columns.instant(row, "seen_at"),
        end,
        row.getBoolean("uncertain"));
  }

  private static Optional<PortBlock> ports(ResultSet row) throws SQLException {
    int first = row.getInt("port_first");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new PortBlock(first, row.getInt("port_last")));
  }
}
