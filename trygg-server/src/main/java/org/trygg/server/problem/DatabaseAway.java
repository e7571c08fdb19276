package org.trygg.server.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells whether a fault comes of a database that cannot be reached or is going down, so that
/// trying again later may help. Codes: PostgreSQL, Appendix A, classes 08, 53 and 57P.
final class DatabaseAway {
  private DatabaseAway() {}

  static boolean isCauseOf(Throwable fault) {
    return Stream.<Throwable>iterate(fault, each -> each != null, Throwable::getCause)
        .anyMatch(DatabaseAway::isAway);
  }

  private static boolean isAway(Throwable each) {
    return switch (each) {
      case DataAccessResourceFailureException _, CannotCreateTransactionException _ -> true;
      case SQLTransientConnectionException _ -> true;
      case SQLException sql when sql.getSQLState() != null -> isAway(sql.getSQLState());
      default -> false;
    };
  }

  private static boolean isAway(String state) {
    return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
  }
}
