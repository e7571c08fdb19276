package org.trygg.server.postgres.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.trygg.server.access.Staff;
import org.trygg.server.access.Token;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Role;

/// Staff accounts and their tokens, in the tables `staff` and `staff_token`.
public final class PostgresStaff implements Staff {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  public PostgresStaff(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void put(Actor.Staff actor, PasswordHash password) {
    transactions.executeWithoutResult(_ -> {
      jdbc.sql(
              """
              INSERT INTO staff (account, role, password_hash) VALUES (:account, :role, :hash)
              ON CONFLICT (account) DO UPDATE SET role = EXCLUDED.role,
                password_hash = EXCLUDED.password_hash, failures = 0, locked_until = NULL
              """)
          .param("account", actor.account())
          .param("role", actor.role().name())
          .param("hash", password.value())
          .update();
      endTokens(actor.account());
    });
  }

  @Override
  public boolean remove(String account) {
    return jdbc.sql("DELETE FROM staff WHERE account = :account").param("account", account).update()
        > 0;
  }

  @Override
  public Optional<Account> find(String account) {
    return jdbc.sql(
            """
            SELECT account, role, password_hash, failures, locked_until
            FROM staff WHERE account = :account
            """)
        .param("account", account)
        .query((row, _) -> account(row))
        .optional();
  }

  @Override
  public void countFailure(String account, int mostFailures, Instant lockedUntil) {
    jdbc.sql(
            """
            UPDATE staff SET failures = (failures + 1) % :most,
              locked_until = CASE WHEN failures + 1 >= :most THEN :until ELSE locked_until END
            WHERE account = :account
            """)
        .param("most", mostFailures)
        .param("until", lockedUntil.atOffset(ZoneOffset.UTC))
        .param("account", account)
        .update();
  }

  @Override
  public void forgetFailures(String account) {
    jdbc.sql("UPDATE staff SET failures = 0, locked_until = NULL WHERE account = :account")
        .param("account", account)
        .update();
  }

  @Override
  public void keepToken(String account, Token.Hash token, Instant expires) {
    jdbc.sql("DELETE FROM staff_token WHERE expires_at <= :now").param("now", now()).update();
    jdbc.sql(
            """
            INSERT INTO staff_token (token_hash, account, expires_at)
            VALUES (:token, :account, :expires)
            """)
        .param("token", token.bytes())
        .param("account", account)
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<Actor.Staff> findByToken(Token.Hash token) {
    return jdbc.sql(
            """
            SELECT account, role, token_hash FROM staff_token JOIN staff USING (account)
            WHERE token_hash = :token AND expires_at > :now
            """)
        .param("token", token.bytes())
        .param("now", now())
        .query((row, _) -> new Found(actor(row), new Token.Hash(row.getBytes("token_hash"))))
        .optional()
        .filter(found -> found.token.equals(token))
        .map(Found::actor);
  }

  @Override
  public boolean endToken(Token.Hash token) {
    return jdbc.sql("DELETE FROM staff_token WHERE token_hash = :token")
            .param("token", token.bytes())
            .update()
        > 0;
  }

  private record Found(Actor.Staff actor, Token.Hash token) {}

  private void endTokens(String account) {
    jdbc.sql("DELETE FROM staff_token WHERE account = :account").param("account", account).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        actor(row),
        new PasswordHash(row.getString("password_hash")),
        row.getInt("failures"),
        Optional.ofNullable(row.getObject("locked_until", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static Actor.Staff actor(ResultSet row) throws SQLException {
    return new Actor.Staff(row.getString("account"), Role.of(row.getString("role")));
  }
}
