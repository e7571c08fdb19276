package org.trygg.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.notice.Notices;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Token;
import org.trygg.server.database.Database;
import org.trygg.server.postgres.access.PostgresMachines;
import org.trygg.server.postgres.access.PostgresStaff;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsSources;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.Role;

/// Registers staff and machine clients from the command line; with the built-in database, while the
/// program is stopped. What it prints is told this once.
///
/// Exit codes: 0 when it is registered, 1 when it is not, 2 for other words than these.
public final class Registration {
  private static final Duration TOKEN_LASTS = Duration.ofDays(365);
  private static final int STAFF_WORDS = 3;
  private static final int CLIENT_WORDS = 5;

  private Registration() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words), System.getenv(), System.out));
  }

  static int run(List<String> all, Map<String, String> environment, PrintStream out) {
    List<String> words = all.stream().filter(each -> !each.startsWith("--")).toList();
    List<String> options = all.stream().filter(each -> each.startsWith("--")).toList();
    boolean isStaff = words.size() == STAFF_WORDS && words.getFirst().equals("staff");
    boolean isClient = words.size() == CLIENT_WORDS && words.getFirst().equals("client");
    if (!isStaff && !isClient) {
      out.println("register staff ACCOUNT ROLE");
      out.println("register client NAME DUTIES PURPOSES CATEGORIES, each a list with commas");
      return 2;
    }
    try {
      Settings settings = Settings.read(SettingsSources.of(options, environment, Path.of("")));
      out.println(register(settings, words));
      return 0;
    } catch (RuntimeException fault) {
      out.println("Nothing is registered: " + fault.getMessage());
      return 1;
    }
  }

  private static String register(Settings settings, List<String> words) {
    InstantSource clock = settings.clock().moved(Clock.systemUTC());
    var notices = Notices.read(settings.server().policies(), settings.server().law());
    var policy = PolicyVersions.of(notices.policies()).inForce(clock.instant());
    try (Database database = Database.open(settings.database(), settings.server().data());
        HikariDataSource pool = database.pool()) {
      Flyway.configure().dataSource(pool).load().migrate();
      return words.getFirst().equals("staff")
          ? staff(pool, clock, policy, words)
          : client(pool, clock, policy, words);
    }
  }

  private static String staff(
      HikariDataSource pool, InstantSource clock, PolicyVersions.Version policy, List<String> of) {
    Role role = Role.of(of.get(2));
    if (policy.policy().rulesOf(Rule.OfRole.class).stream()
        .noneMatch(rule -> rule.role().equals(role))) {
      throw new IllegalArgumentException("the policy has no such role");
    }
    var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    var staff = new PostgresStaff(JdbcClient.create(pool), transactions, clock);
    String password = Token.issue(new SecureRandom()).reveal();
    AccessWiring.signIn(staff, clock).put(new Actor.Staff(of.get(1), role), password);
    return "The password of the account: " + password;
  }

  private static String client(
      HikariDataSource pool, InstantSource clock, PolicyVersions.Version policy, List<String> of) {
    Set<Purpose> purposes = listed(of.get(3), Purpose::of);
    Set<Category> categories = listed(of.get(4), Category::of);
    if (purposes.stream().anyMatch(each -> policy.within(Set.of(each)).isEmpty())) {
      throw new IllegalArgumentException("the policy declares no such purpose");
    }
    if (!policy.categories().containsAll(categories)) {
      throw new IllegalArgumentException("the policy has no such category");
    }
    Set<Duty> duties = listed(of.get(2), Registration::duty);
    Token token = Token.issue(new SecureRandom());
    new PostgresMachines(JdbcClient.create(pool), clock)
        .register(
            new Machine(
                new Actor.Machine(of.get(1)),
                duties,
                purposes,
                categories,
                clock.instant().plus(TOKEN_LASTS)),
            token.hash());
    return "The token of the client, for a year: " + token.reveal();
  }

  private static Duty duty(String name) {
    return Arrays.stream(Duty.values())
        .filter(duty -> Reason.of(duty).code().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a duty is feed, ask or metrics"));
  }

  private static <T> Set<T> listed(String list, Function<String, T> parser) {
    return Arrays.stream(list.split(",", -1)).map(parser).collect(Collectors.toSet());
  }
}
