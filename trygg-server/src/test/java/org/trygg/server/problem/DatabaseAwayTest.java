package org.trygg.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

class DatabaseAwayTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03", "53300"})
  void aConnectionThatBreaksOrIsNotGivenIsADatabaseThatIsAway(String state) {
    var broken = new TransactionSystemException("commit", new SQLException("gone", state));

    assertThat(DatabaseAway.isCauseOf(broken)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "22P02", "42601"})
  void aStatementThatFailsIsNot(String state) {
    assertThat(DatabaseAway.isCauseOf(new SQLException("no", state))).isFalse();
  }

  @Test
  void norIsAFaultOfAnotherKind() {
    assertThat(DatabaseAway.isCauseOf(new SQLException("no state"))).isFalse();
    assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new IOException("x")))).isFalse();
  }
}
