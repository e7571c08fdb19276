package org.trygg.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.GateWorld;
import org.trygg.policy.Request;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.Token;
import org.trygg.vocabulary.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running server with a machine that hands in everything, and short ways of doing so.
final class IntakeWorld {
  static final String LINES = "application/x-ndjson";
  static final String JSON = "application/json";
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final RunningServer SERVER = RunningServer.shared();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String token = register();

  private static String register() {
    Token token = Token.issue(new SecureRandom());
    var all = (Request.Occasion.Registered) GateWorld.feeder().occasion();
    var machine =
        new Machine(
            new Actor.Machine("collector"),
            Set.of(Duty.FEED),
            all.purposes(),
            all.categories(),
            Instant.parse("2199-01-01T00:00:00Z"));
    SERVER.bean(Machines.class).register(machine, token.hash());
    return token.reveal();
  }

  /// A name that no other test has.
  static String fresh(String stem) {
    return stem + NEXT.incrementAndGet();
  }

  HttpResponse<String> post(String path, String type, String body) {
    return SERVER.send(
        SERVER
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  JsonNode told(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }

  /// The pseudonym of a new customer with that account and a contract for each service.
  String customer(String account, String... services) {
    String contracts =
        Arrays.stream(services)
            .map(service ->
                """
                {"service":"%s","start":"2025-01-01","account":"%s"}\
                """
                    .formatted(service, account))
            .collect(Collectors.joining(","));
    HttpResponse<String> answer =
        post(
            "/api/v1/subjects",
            JSON,
            """
            {"identity":{"name":"Anna Ek"},"contracts":[%s]}\
            """
                .formatted(contracts));
    return told(answer).get("subject").asString();
  }

  /// An event of now.
  static String event(String id, String about, String category, String fields) {
    return """
    {"specversion":"1.0","id":"%s","source":"/test","type":"sensor.state","time":"%s",%s\
    "data":{"category":"%s",%s"fields":{%s}}}\
    """
        .formatted(
            id,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            about.contains("\"subject\"") ? about + "," : "",
            category,
            about.contains("\"subject\"") ? "" : about + ",",
            fields);
  }

  static String subject(String pseudonym) {
    return "\"subject\":\"" + pseudonym + "\"";
  }

  static String account(String account) {
    return "\"identifier\":{\"kind\":\"account\",\"value\":\"" + account + "\"}";
  }

  long count(String sql, Object... parameters) {
    return SERVER.bean(JdbcClient.class).sql(sql).params(parameters).query(Long.class).single();
  }

  /// Whether any column of any table holds the text, in plain, hexadecimal or base64.
  boolean isAnywhereInTheDatabase(String canary) {
    JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    return jdbc
        .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        .query(String.class)
        .list()
        .stream()
        .anyMatch(table ->
            jdbc.sql(
                    """
                    SELECT EXISTS (SELECT FROM "%s" AS t WHERE t::text LIKE '%%' || :plain || '%%'
                      OR t::text LIKE '%%' || encode(:plain::bytea, 'hex') || '%%'
                      OR t::text LIKE '%%' || encode(:plain::bytea, 'base64') || '%%')
                    """
                        .formatted(table))
                .param("plain", canary)
                .query(Boolean.class)
                .single());
  }
}
