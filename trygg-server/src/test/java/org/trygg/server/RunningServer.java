package org.trygg.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.trygg.ledger.Sequencer;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Token;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsSources;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

/// The whole program on a database of its own, started once for the tests of a JVM and spoken to
/// over HTTP.
public final class RunningServer implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RunningServer shared() {
    return Shared.SERVER;
  }

  /// A server of its own on a folder of policies; whoever started it closes it.
  public static RunningServer on(Path policies) {
    return new RunningServer(started(policies));
  }

  /// The same on a database and a data folder that outlive it.
  public static RunningServer on(Path policies, HikariDataSource database, Path data) {
    return new RunningServer(started(policies, database, data));
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Shared {
    static final RunningServer SERVER = new RunningServer(started(Path.of("../policies")));
  }

  private static ConfigurableApplicationContext started(Path policies) {
    try (HikariDataSource database = TestDatabase.fresh()) {
      return started(policies, database, freshFolder());
    }
  }

  private static ConfigurableApplicationContext started(
      Path policies, HikariDataSource database, Path data) {
    return TryggServer.start(
        Settings.read(
            SettingsSources.of(
                List.of(
                    "--trygg.port=0",
                    "--trygg.largest-body-kib=64",
                    "--trygg.data=" + data,
                    "--trygg.policies=" + policies,
                    "--trygg.law=../law/se"),
                Map.of(
                    "TRYGG_DATABASE_URL", database.getJdbcUrl(),
                    "TRYGG_DATABASE_USER", database.getUsername(),
                    "TRYGG_DATABASE_PASSWORD", database.getPassword()),
                Path.of("target"))));
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "server-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Gives everything appended so far its place in the log, also when the program's own sequencer
  /// is just at it.
  public void sequence() {
    JdbcClient jdbc = bean(JdbcClient.class);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    do {
      bean(Sequencer.class).run();
    } while (System.nanoTime() < deadline
        && jdbc.sql("SELECT EXISTS (SELECT FROM ledger_pending)").query(Boolean.class).single());
  }

  /// Every map from requests to doors, also those of libraries.
  public Collection<RequestMappingInfoHandlerMapping> doors() {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values();
  }

  /// The map to the doors of Trygg itself.
  public RequestMappingHandlerMapping ownDoors() {
    return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }

  public int port() {
    return TryggServer.port(context);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("No answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  public HttpResponse<String> post(String path, String type, String body) {
    return send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build());
  }

  /// The token of a newly registered machine client, for the log of addresses of customers.
  public String machine(String client, Duty... duties) {
    return machine(
        client, Set.of(duties), Set.of(Purpose.of("provision")), Set.of(Category.of("ip-log")));
  }

  /// The token of a newly registered machine client.
  public String machine(
      String client, Set<Duty> duties, Set<Purpose> purposes, Set<Category> categories) {
    Token token = Token.issue(RANDOM);
    bean(Machines.class)
        .register(
            new Machine(
                new Actor.Machine(client),
                duties,
                purposes,
                categories,
                Instant.parse("2199-01-01T00:00:00Z")),
            token.hash());
    return token.reveal();
  }

  /// The token of a newly made staff account.
  public String staff(String account, String role, String password) {
    var actor = new Actor.Staff(account, Role.of(role));
    bean(SignIn.class).put(actor, password);
    return bean(SignIn.class).issue(actor).token().reveal();
  }

  /// The session cookie of a staff account that has signed in through the form.
  public String session(String account, String password) {
    HttpResponse<String> form = get("/staff/sign-in");
    String field = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> answer =
        send(
            request("/staff/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie(form))
                .POST(
                    BodyPublishers.ofString(
                        "account=%s&password=%s&_csrf=%s".formatted(account, password, field)))
                .build());
    return cookie(answer);
  }

  private static String cookie(HttpResponse<?> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElse("");
    return set.replaceAll(";.*", "");
  }
}
