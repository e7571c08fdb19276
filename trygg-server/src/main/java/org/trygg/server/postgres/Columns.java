package org.trygg.server.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// How the vocabulary's values go into columns and come out of them.
public final class Columns {
  private Columns() {}

  static OffsetDateTime timestamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  public static SqlArrayValue uuids(Stream<UUID> values) {
    return new SqlArrayValue("uuid", values.toArray());
  }

  /// The driver sends arrays of texts and numbers in binary form if it sees what they are of.
  static SqlArrayValue array(String type, Stream<?> values) {
    return new SqlArrayValue(
        type,
        switch (type) {
          case "text" -> values.toArray(String[]::new);
          case "int4" -> values.toArray(Integer[]::new);
          default -> values.toArray();
        });
  }

  /// An array with NULL where there is no value.
  public static <T> SqlArrayValue optionals(
      String type, Collection<T> rows, Function<T, Optional<?>> value) {
    return array(type, rows.stream().map(row -> value.apply(row).orElse(null)));
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  static Optional<LocalDate> optionalDay(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
