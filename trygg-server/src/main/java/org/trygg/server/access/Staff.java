package org.trygg.server.access;

import java.time.Instant;
import java.util.Optional;
import org.trygg.vocabulary.Actor;

/// Where staff accounts and their tokens are kept.
public interface Staff {
  /// An account with what is needed to check its password.
  ///
  /// @param failures wrong passwords in a row
  /// @param lockedUntil until when no password is tried
  record Account(
      Actor.Staff actor, PasswordHash password, int failures, Optional<Instant> lockedUntil) {}

  /// A password's hash, never printed.
  record PasswordHash(String value) {
    @Override
    public String toString() {
      return "[REDACTED]";
    }
  }

  /// Adds the account, or gives it a new role and password, which ends its tokens.
  void put(Actor.Staff actor, PasswordHash password);

  /// Removes the account and its tokens; returns whether there was one.
  boolean remove(String account);

  Optional<Account> find(String account);

  /// Counts one more wrong password; from the given number of them on, locks the account.
  void countFailure(String account, int mostFailures, Instant lockedUntil);

  void forgetFailures(String account);

  /// Keeps a token of the account, and clears away those that have expired.
  void keepToken(String account, Token.Hash token, Instant expires);

  /// Whose token it is; empty when it is nobody's or has expired.
  Optional<Actor.Staff> findByToken(Token.Hash token);

  /// Ends the token; returns whether there was one.
  boolean endToken(Token.Hash token);
}
