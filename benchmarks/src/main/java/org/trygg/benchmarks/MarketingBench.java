package org.trygg.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Token;
import org.trygg.server.postgres.access.PostgresMachines;
import org.trygg.server.postgres.standing.PostgresSubjectStore;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Extent;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// The send gate over HTTP, 10,000 messages a request, its entry durable before the answer; beside
/// a SELECT of bare flags of the same subjects, by this process, in the same database. Then how
/// long it takes from the answer to a withdrawal until a refusal has been answered.
public final class MarketingBench implements AutoCloseable {
  private static final int SUBJECTS = 40_000;
  private static final int AT_ONCE = 10_000;
  private static final int REQUESTS = 20;
  private static final int THREADS = 2;
  private static final int WITHDRAWALS = 200;
  private static final Purpose MARKETING = Purpose.of("direct-marketing");
  private static final Instant GIVEN = Instant.parse("2026-02-01T10:00:00Z");
  private static final Channel[] CHANNELS = Channel.values();
  private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([0-9a-f-]{36})\"");
  private static final Pattern ID = Pattern.compile("\"ids\":\\[\"([0-9a-f-]{36})\"");

  private final Bench bench;
  private final RunningTrygg trygg;
  private final List<UUID> subjects = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final String sender;
  private final String feeder;

  private MarketingBench(Bench bench) throws IOException {
    this.bench = bench;
    fill();
    this.sender = machine("bench-sender", Duty.ASK, MARKETING, Set.of("contact"));
    this.feeder =
        machine(
            "bench-feeder", Duty.FEED, Purpose.of("provision"), Set.of("identity", "subscription"));
    this.trygg =
        new RunningTrygg(
            Files.createTempDirectory("trygg-bench-marketing-"),
            Map.of(
                "TRYGG_DATABASE_URL", String.valueOf(bench.database().getJdbcUrl()),
                "TRYGG_DATABASE_USER", String.valueOf(bench.database().getUsername()),
                "TRYGG_DATABASE_PASSWORD", String.valueOf(bench.database().getPassword())));
  }

  public static void main(String[] arguments) throws IOException {
    var rounds = new Rounds(3, 7);
    try (Bench bench = new Bench();
        var marketing = new MarketingBench(bench)) {
      Hammer.print(List.of(marketing.row(rounds)), rounds);
      System.out.println();
      System.out.println(marketing.delays());
    }
  }

  private String row(Rounds rounds) {
    return rounds.compare(
        new Rounds.Size(REQUESTS, AT_ONCE, THREADS),
        new Rounds.Way(
            "send decisions over HTTP, 10,000 a request, " + THREADS + " at once", this::decide),
        new Rounds.Way("SELECT of bare flags, no HTTP", this::select));
  }

  /// Customers: half with a consent to electronic mail, a tenth of which was withdrawn.
  private void fill() {
    var jdbc = bench.jdbc();
    var store = new PostgresSubjectStore(jdbc, InstantSource.system());
    var notice = new PolicyId("alleato", LocalDate.of(2018, 9, 1));
    jdbc.sql(
            "CREATE TABLE bare_flag (subject uuid PRIMARY KEY, consented boolean, objected boolean,"
                + " restricted boolean, protected boolean, ended date)")
        .update();
    var chance = new Random(5);
    bench
        .world()
        .stores()
        .transactions()
        .call(() -> {
          for (int i = 0; i < SUBJECTS; i++) {
            var subject = new SubjectRef(new UUID(chance.nextLong(), chance.nextLong()));
            subjects.add(subject.value());
            store.put(standing(subject, notice, i));
          }
          return true;
        });
    jdbc.sql("INSERT INTO bare_flag SELECT pseudonym, true, false, false, false, NULL FROM subject")
        .update();
    jdbc.sql("VACUUM ANALYZE subject").update();
    jdbc.sql("VACUUM ANALYZE bare_flag").update();
    for (int from = 0; from < SUBJECTS; from += AT_ONCE) {
      bodies.add(body(from));
    }
  }

  private static Standing standing(SubjectRef subject, PolicyId notice, int i) {
    var contract =
        new Contract(
            UUID.randomUUID(),
            ServiceName.of("internet"),
            LocalDate.of(2024, 1, 1),
            Optional.empty());
    Standing standing = Standing.of(subject).with(contract);
    if (i % 2 == 1) {
      return standing;
    }
    var consent =
        new Consent(
            UUID.randomUUID(),
            MARKETING,
            Extent.of(Channel.EMAIL),
            notice,
            GIVEN,
            i % 20 == 0 ? Optional.of(GIVEN.plusSeconds(60)) : Optional.empty());
    return standing.with(consent);
  }

  private String body(int from) {
    return subjects.subList(from, from + AT_ONCE).stream()
        .map(each ->
            "{\"subject\":\"%s\",\"channel\":\"%s\"}"
                .formatted(each, CHANNELS[Math.floorMod(each.hashCode(), CHANNELS.length)]))
        .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
  }

  private String machine(String name, Duty duty, Purpose purpose, Set<String> categories) {
    Token token = Token.issue(new SecureRandom());
    new PostgresMachines(bench.jdbc(), InstantSource.system())
        .register(
            new Machine(
                new Actor.Machine(name),
                Set.of(duty),
                Set.of(purpose, Purpose.of("legal-compliance.accountability")),
                categories.stream()
                    .map(Category::of)
                    .collect(
                        Collectors.collectingAndThen(
                            Collectors.toSet(),
                            all -> {
                              all.add(Category.of("consent"));
                              return all;
                            })),
                Instant.parse("2199-01-01T00:00:00Z")),
            token.hash());
    return token.reveal();
  }

  private void decide(int i) {
    String answer = ask(bodies.get(i % bodies.size()));
    if (!answer.contains("consent-withdrawn")) {
      throw new IllegalStateException("Nobody was refused");
    }
  }

  private String ask(String body) {
    return post(sender, "/api/v1/marketing/decisions", body);
  }

  private String post(String token, String path, String body) {
    try {
      return trygg.post(token, path, "application/json", body);
    } catch (IOException e) {
      throw new IllegalStateException("The door did not answer", e);
    }
  }

  private void select(int i) {
    int from = i % bodies.size() * AT_ONCE;
    try (Connection connection = bench.database().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT subject, consented, objected, restricted, protected, ended"
                    + " FROM unnest(?) AS asked (subject) JOIN bare_flag USING (subject)")) {
      Array asked =
          connection.createArrayOf("uuid", subjects.subList(from, from + AT_ONCE).toArray());
      select.setArray(1, asked);
      requireAll(select);
    } catch (SQLException e) {
      throw new IllegalStateException("The flags could not be read", e);
    }
  }

  private static void requireAll(PreparedStatement select) throws SQLException {
    int found = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found += rows.getBoolean(2) && !rows.getBoolean(3) ? 1 : 0;
      }
    }
    if (found != AT_ONCE) {
      throw new IllegalStateException("Not all flags were found");
    }
  }

  /// From the answer to a withdrawal until the next decision has been answered; each is a refusal.
  private String delays() {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < WITHDRAWALS; i++) {
      String subject = registered(i);
      String question =
          "{\"messages\":[{\"subject\":\"%s\",\"channel\":\"EMAIL\"}]}".formatted(subject);
      String consents = "/api/v1/subjects/" + subject + "/consents";
      String given =
          post(
              feeder,
              consents,
              "{\"wording\":\"channel.email\",\"language\":\"sv\",\"method\":\"page\"}");
      require(ask(question), "ALLOWED");
      post(feeder, consents + "/" + first(ID, given) + "/withdrawal", "{}");
      long committed = System.nanoTime();
      require(ask(question), "consent-withdrawn");
      millis.add((System.nanoTime() - committed) / 1e6);
    }
    millis.sort(null);
    return String.format(
        Locale.ROOT,
        "from a withdrawal's answer to the next decision's, a refusal each time: %d times,"
            + " median %.1f ms, 99 of 100 within %.1f ms, longest %.1f ms",
        WITHDRAWALS,
        millis.get(WITHDRAWALS / 2),
        millis.get(WITHDRAWALS * 99 / 100),
        millis.getLast());
  }

  private String registered(int i) {
    String customer =
        "{\"identity\":{\"name\":\"Bench\"},\"contracts\":[{\"service\":\"internet\","
            + "\"start\":\"2025-01-01\",\"account\":\"bench-"
            + i
            + "\"}]}";
    return first(SUBJECT, post(feeder, "/api/v1/subjects", customer));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("The answer holds no name");
    }
    return found.group(1);
  }

  private static void require(String answer, String word) {
    if (!answer.contains(word)) {
      throw new IllegalStateException("The decision was another than " + word);
    }
  }

  @Override
  public void close() {
    trygg.close();
  }
}
