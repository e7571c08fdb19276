package org.trygg.server.postgres.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.trygg.requests.Counted;
import org.trygg.requests.Demand;
import org.trygg.requests.Reason;

/// As what a request is counted, in five columns and back.
final class CountedRows {
  private static final String NOT_REFUSED = "";

  private CountedRows() {}

  static Map<String, Object> values(Counted counted) {
    return Map.of(
        "month", counted.month().atDay(1),
        "demand", counted.demand().name(),
        "ending", counted.ending().name(),
        "extended", counted.isExtended(),
        "refused", counted.refused().map(Reason::name).orElse(NOT_REFUSED));
  }

  static Counted read(ResultSet row) throws SQLException {
    return new Counted(
        YearMonth.from(row.getObject("month", LocalDate.class)),
        Demand.Kind.valueOf(row.getString("demand")),
        Counted.Ending.valueOf(row.getString("ending")),
        row.getBoolean("extended"),
        Optional.of(row.getString("refused"))
            .filter(each -> !each.equals(NOT_REFUSED))
            .map(Reason::valueOf));
  }
}
