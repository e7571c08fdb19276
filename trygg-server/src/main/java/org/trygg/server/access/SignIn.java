package org.trygg.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.trygg.vocabulary.Actor;

/// How staff prove who they are: a password, and from then on a token for a working day.
///
/// Five wrong passwords in a row lock the account for a quarter of an hour. An unknown account
/// takes as long to refuse as a wrong password.
public final class SignIn {
  public static final Duration TOKEN_LASTS = Duration.ofHours(8);
  static final int MOST_FAILURES = 5;
  static final Duration LOCKED = Duration.ofMinutes(15);

  private final Staff staff;
  private final PasswordEncoder passwords;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final String nobodysPassword;

  public SignIn(Staff staff, PasswordEncoder passwords, InstantSource clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.clock = clock;
    this.nobodysPassword = hash(Token.issue(random).reveal()).value();
  }

  /// A token and the moment from which it is no longer taken.
  public record Issued(Token token, Instant expires) {}

  /// The member of staff, if the password is right and the account not locked.
  public Optional<Actor.Staff> check(String account, String password) {
    Optional<Staff.Account> found = staff.find(account);
    String hash = found.map(each -> each.password().value()).orElse(nobodysPassword);
    boolean right = passwords.matches(password, hash);
    if (found.isEmpty() || isLocked(found.get())) {
      return Optional.empty();
    }
    if (!right) {
      staff.countFailure(account, MOST_FAILURES, clock.instant().plus(LOCKED));
      return Optional.empty();
    }
    staff.forgetFailures(account);
    return Optional.of(found.get().actor());
  }

  /// Issues a token to a member of staff who has just proven who they are.
  public Issued issue(Actor.Staff actor) {
    var issued = new Issued(Token.issue(random), clock.instant().plus(TOKEN_LASTS));
    staff.keepToken(actor.account(), issued.token().hash(), issued.expires());
    return issued;
  }

  /// Adds an account, or gives it a new role and password.
  ///
  /// @param password at least 12 characters and at most 72 bytes, bcrypt's limit
  /// @throws IllegalArgumentException if the password is shorter or longer
  public void put(Actor.Staff actor, String password) {
    staff.put(actor, hash(Passwords.checked(password)));
  }

  private Staff.PasswordHash hash(String password) {
    String hash = passwords.encode(password);
    if (hash == null) {
      throw new IllegalStateException("The password encoder made no hash");
    }
    return new Staff.PasswordHash(hash);
  }

  private boolean isLocked(Staff.Account account) {
    return account.lockedUntil().filter(clock.instant()::isBefore).isPresent();
  }
}
