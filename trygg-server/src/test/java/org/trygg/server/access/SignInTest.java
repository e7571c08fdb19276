package org.trygg.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.postgres.access.PostgresMachines;
import org.trygg.server.postgres.access.PostgresStaff;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

class SignInTest {
  private static final Actor.Staff STAFF = new Actor.Staff("case-worker-1", Role.of("support"));
  private static final String PASSWORD = "correct horse battery";
  private static final int WEAKEST = 4;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2027-03-10T08:00:00Z"));
  private final InstantSource clock = now::get;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Staff staff =
      new PostgresStaff(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), clock);
  private final SignIn signIn = new SignIn(staff, new BCryptPasswordEncoder(WEAKEST), clock);

  @BeforeEach
  void addAccount() {
    signIn.put(STAFF, PASSWORD);
  }

  @AfterEach
  void closePool() {
    database.close();
  }

  @Test
  void theRightPasswordSaysWhoItIsAndAnyOtherNobody() {
    assertThat(signIn.check("case-worker-1", PASSWORD)).contains(STAFF);
    assertThat(signIn.check("case-worker-1", "wrong")).isEmpty();
    assertThat(signIn.check("case-worker-2", PASSWORD)).isEmpty();
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHour() {
    for (int i = 0; i < SignIn.MOST_FAILURES; i++) {
      assertThat(signIn.check("case-worker-1", "wrong")).isEmpty();
    }
    assertThat(signIn.check("case-worker-1", PASSWORD)).isEmpty();

    pass(SignIn.LOCKED);

    assertThat(signIn.check("case-worker-1", PASSWORD)).contains(STAFF);
  }

  @Test
  void aTokenLastsAWorkingDayAndEndsWithANewPasswordOrTheAccount() {
    Token.Hash token = signIn.issue(STAFF).token().hash();
    assertThat(staff.findByToken(token)).contains(STAFF);
    pass(SignIn.TOKEN_LASTS);
    assertThat(staff.findByToken(token)).isEmpty();

    Token.Hash second = signIn.issue(STAFF).token().hash();
    signIn.put(STAFF, PASSWORD);
    assertThat(staff.findByToken(second)).isEmpty();

    Token.Hash third = signIn.issue(STAFF).token().hash();
    assertThat(staff.remove("case-worker-1")).isTrue();
    assertThat(staff.findByToken(third)).isEmpty();
  }

  @Test
  void neitherPasswordsNorTokensAreKeptAsTheyAre() {
    Token token = signIn.issue(STAFF).token();

    String kept =
        jdbc.sql("SELECT string_agg(s::text, '') FROM staff s").query(String.class).single()
            + jdbc.sql("SELECT string_agg(t::text, '') FROM staff_token t")
                .query(String.class)
                .single();

    assertThat(kept).doesNotContain(token.reveal()).doesNotContain(PASSWORD);
    assertThat(token.toString()).isEqualTo("[REDACTED]");
  }

  @Test
  void aPasswordHasTwelveCharactersAndAtMostSeventyTwoBytes() {
    assertThatThrownBy(() -> signIn.put(STAFF, "11 letters!"))
        .hasMessage("A password has at least 12 characters");
    assertThatThrownBy(() -> signIn.put(STAFF, "å".repeat(37)))
        .hasMessage("A password has at most 72 bytes");
  }

  @Test
  void aMachineIsWhatItIsRegisteredForUntilItExpiresOrIsRemoved() {
    var machines = new PostgresMachines(jdbc, clock);
    var machine =
        new Machine(
            new Actor.Machine("radius-feed"),
            Set.of(Duty.FEED, Duty.ASK),
            Set.of(Purpose.of("provision")),
            Set.of(Category.of("ip-log")),
            now.get().plus(Duration.ofDays(1)));
    Token.Hash token = Token.issue(new SecureRandom()).hash();
    machines.register(machine, token);

    assertThat(machines.find(token)).contains(machine);
    assertThat(machines.find(Token.issue(new SecureRandom()).hash())).isEmpty();
    assertThat(new Caller.MachineCaller(machine).occasion().purposes())
        .containsExactly(Purpose.of("provision"));

    pass(Duration.ofDays(1));
    assertThat(machines.find(token)).isEmpty();
    assertThat(machines.remove(machine.actor())).isTrue();
    assertThat(machines.remove(machine.actor())).isFalse();
  }

  private void pass(Duration time) {
    now.updateAndGet(moment -> moment.plus(time));
  }
}
