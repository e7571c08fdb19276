package org.trygg.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Token;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Purpose;

/// The demo: at its first start it loads invented customers, makes an account for each role and a
/// machine client; at later starts it finds them.
///
/// Passwords and the token are files under `demo` in the data folder, for their owner only.
public final class Demo {
  private static final String FEEDER = "demo-feeder";
  private static final int MOST_LOOKED_AT = 20;
  private static final Duration TOKEN_LASTS = Duration.ofDays(3_650);
  private static final List<String> FED = List.of("provision", "legal-compliance");

  private final Path folder;
  private final PolicyVersions policies;
  private final SignIn signIn;
  private final Machines machines;
  private final InstantSource clock;

  /// @param data the data folder
  public Demo(
      Path data, PolicyVersions policies, SignIn signIn, Machines machines, InstantSource clock) {
    this.folder = data.resolve("demo");
    this.policies = policies;
    this.signIn = signIn;
    this.machines = machines;
    this.clock = clock;
  }

  /// Loads what is not there yet, and says what to try.
  ///
  /// @param server where the program listens
  /// @param subjects how many customers to invent
  public void run(URI server, int subjects, PrintStream out) {
    Path loaded = folder.resolve("loaded");
    if (!Files.exists(loaded)) {
      make(folder);
      Token token = register();
      accounts();
      LocalDate today = policies.inForce(clock.instant()).dayOf(clock.instant());
      out.println("Inventing " + subjects + " customers and sixty days of their lives");
      new DemoLoad(new DemoDoors(server, token), today, line -> out.println("  " + line))
          .run(subjects);
      write(loaded, today.toString());
    }
    whatToTry(server, out);
  }

  private Token register() {
    Token token = Token.issue(new SecureRandom());
    PolicyVersions.Version policy = policies.inForce(clock.instant());
    machines.register(
        new Machine(
            new Actor.Machine(FEEDER),
            Set.of(Duty.FEED, Duty.ASK),
            FED.stream().map(Purpose::of).collect(Collectors.toSet()),
            policy.categories(),
            clock.instant().plus(TOKEN_LASTS)),
        token.hash());
    write(folder.resolve("feeder.token"), token.reveal());
    return token;
  }

  /// An account for each role of the policy, each with a password of its own.
  private void accounts() {
    var lines = new TreeSet<String>();
    Instant now = clock.instant();
    for (Rule.OfRole rule : policies.inForce(now).policy().rulesOf(Rule.OfRole.class)) {
      String password = Token.issue(new SecureRandom()).reveal();
      String account = "demo-" + rule.role().name();
      signIn.put(new Actor.Staff(account, rule.role()), password);
      lines.add(account + " " + password);
    }
    write(folder.resolve("accounts.txt"), String.join("\n", lines));
  }

  private void whatToTry(URI server, PrintStream out) {
    out.println(
        """

        What to try:
          %1$s                      the start page, which leads everywhere
          %1$sgdpr/                 the notice, and for each promise the rule that keeps it
          %1$sstaff/                sign in as staff: accounts and passwords are in %2$s
          echo 'zigbee2mqtt/%4$s {"temperature":19.5}' | ./trygg feed \\
              --server %1$s --token-file %3$s --format zigbee2mqtt -
          ./trygg policy explain policies/alleato/2018-09-01 --category sensor-log
        """
            .formatted(
                server,
                folder.resolve("accounts.txt"),
                folder.resolve("feeder.token"),
                deviceOfACustomer()));
  }

  /// A device that some customer of the demo has at home.
  private String deviceOfACustomer() {
    LocalDate today = policies.inForce(clock.instant()).dayOf(clock.instant());
    return new Invention(today)
        .customers(MOST_LOOKED_AT).stream()
            .filter(each -> each.servicesOn(today).contains("alarm"))
            .findFirst()
            .map(each -> each.knownBy("alarm").getOrDefault("device", ""))
            .orElse("");
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's folder cannot be made", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text + "\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A file of the demo cannot be written", e);
    }
  }
}
