package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.LINES;
import static org.trygg.server.house.Doors.json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Requests of every kind that end in an error, with somebody's values in the path, the query, the
/// headers and the body; the answers are kept.
final class Provocations {
  private static final int LARGE = 300 * 1024;

  private final Doors doors;
  private final String feeder;
  private final String support;
  private final String privacy;
  private final List<byte[]> answers = new ArrayList<>();
  private final Set<Integer> statuses = new TreeSet<>();

  Provocations(Doors doors) {
    this.doors = doors;
    this.feeder = "Bearer " + doors.feeder();
    this.support = "Bearer " + doors.staff("support");
    this.privacy = "Bearer " + doors.staff("privacy");
  }

  /// The answers so far, headers first.
  List<byte[]> answers() {
    return answers;
  }

  /// The statuses of the answers so far.
  Set<Integer> statuses() {
    return statuses;
  }

  /// @param subject the person's own pseudonym
  void provoke(Canaries.Person person, String subject) throws IOException {
    for (String value : person.values()) {
      inAddresses(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
      inBodies(value, subject);
    }
    inHeaders(person, subject);
    inForms(person);
    inRawBytes(person);
  }

  private void inAddresses(String value) {
    for (String path :
        List.of(
            "/",
            "/gdpr/",
            "/problems/",
            "/ledger/",
            "/static/",
            "/health/",
            "/error/",
            "/staff/")) {
      keep(doors.get(path + value));
      keep(doors.get(path + "?q=" + value, "Accept", "text/html"));
    }
    keep(doors.get("/api/v1/subjects/" + value, "Authorization", feeder));
    keep(doors.get("/api/v1/ledger/receipts/" + value, "Authorization", feeder));
    keep(doors.get("/api/v1/retention/dry-run?day=" + value, "Authorization", privacy));
    keep(doors.post("/api/v1/feeds/" + value, "text/plain", value, "Authorization", feeder));
    String readings = "/api/v1/subjects/" + value + "/readings";
    keep(doors.post(readings, JSON, "{}", "Authorization", support));
  }

  private void inBodies(String value, String subject) {
    String object = json(Map.of(value, value));
    for (String path : List.of("/api/v1/subjects", "/api/v1/subjects/find")) {
      keep(doors.post(path, JSON, object, "Authorization", feeder));
      keep(doors.post(path, JSON, value, "Authorization", feeder));
    }
    keep(doors.post("/api/v1/events", LINES, value + "\n" + object, "Authorization", feeder));
    keep(doors.post("/api/v1/feeds/postfix", "text/plain", value, "Authorization", feeder));
    keep(doors.post("/api/v1/feeds/radius-detail", "text/plain", value, "Authorization", feeder));
    for (String door : List.of("contracts", "invoices", "consents", "holds", "readings")) {
      String path = "/api/v1/subjects/" + subject + "/" + door;
      keep(doors.post(path, JSON, object, "Authorization", feeder));
    }
    String reading = "/api/v1/subjects/" + subject + "/readings";
    String asked = json(Map.of("category", value, "purpose", value));
    keep(doors.post(reading, JSON, asked, "Authorization", support));
    keep(doors.post("/api/v1/cases", JSON, asked, "Authorization", support));
    keep(doors.post("/api/v1/staff-tokens", JSON, "{\"account\":\"" + value));
    keep(doors.post("/api/v1/staff-tokens", JSON, object));
  }

  private void inHeaders(Canaries.Person person, String subject) {
    for (String value : List.of(person.email(), person.personnummer(), person.ipv4())) {
      String reading = "/api/v1/subjects/" + subject + "/readings";
      keep(doors.get("/metrics", "Authorization", "Bearer " + value));
      keep(doors.get("/gdpr/", "Accept", value + "/" + value));
      keep(doors.get("/gdpr/" + value, "Accept-Language", value, "Cookie", "trygg=" + value));
      keep(doors.post("/api/v1/events", "text/" + value, value, "Authorization", feeder));
      keep(doors.post("/api/v1/events", value, value, "Authorization", feeder));
      keep(
          doors.post(
              reading,
              JSON,
              "{\"category\":\"ip-log\"}",
              "Authorization",
              support,
              "Trygg-Case",
              value));
      keep(
          doors.post(
              "/api/v1/events", LINES, "{}", "Authorization", feeder, "Accept", "a/" + value));
      keep(doors.send("PUT", "/api/v1/subjects", value, "Authorization", feeder));
      keep(doors.send("DELETE", "/gdpr/", value));
    }
  }

  private void inForms(Canaries.Person person) {
    String subjects = "/api/v1/subjects";
    String again = json(Planting.registration(person));
    keep(doors.post(subjects, JSON, again, "Authorization", feeder));
    keep(doors.post(subjects, JSON, again));
    keep(doors.post(subjects, JSON, again, "Authorization", support));
    keep(doors.post(subjects, JSON, again.replace("2025", "x"), "Authorization", feeder));
    keep(doors.post(subjects, JSON, again.replace("phone", "shoe"), "Authorization", feeder));
    keep(doors.post(subjects, JSON, again.substring(9), "Authorization", feeder));
    keep(doors.post(subjects, JSON, again.repeat(LARGE / 300), "Authorization", feeder));
    String kinds = json(Map.of("kind", person.name(), "value", person.email()));
    keep(doors.post(subjects + "/find", JSON, kinds, "Authorization", support));
    String wrong = json(Map.of("kind", "personnummer", "value", person.address()));
    keep(doors.post(subjects + "/find", JSON, wrong, "Authorization", support));
    keep(
        doors.post(
            "/api/v1/staff-tokens",
            JSON,
            json(Map.of("account", person.account(), "password", person.message()))));
    keep(
        doors.post(
            "/staff/sign-in",
            "application/x-www-form-urlencoded",
            "account=%s&password=%s".formatted(person.account(), person.email())));
  }

  /// What no client library sends.
  private void inRawBytes(Canaries.Person person) throws IOException {
    String host = "Host: 127.0.0.1\r\nConnection: close\r\n";
    for (String value : List.of(person.email(), person.personnummer(), person.name())) {
      raw(value + "\r\n\r\n");
      raw("GET /" + value + "%zz HTTP/1.1\r\n" + host + "\r\n");
      raw("GET /..;/" + value + "/%2e%2e/ HTTP/1.1\r\n" + host + "\r\n");
      raw("GET / HTTP/1.1\r\n" + host + value + "\r\n\r\n");
      raw("GET / HTTP/1.1\r\n" + host + "Cookie: " + value + "=\"" + value + "\r\n\r\n");
      raw("GET / HTTP/1.1\r\nHost: " + value + " " + value + "\r\n\r\n");
      raw("GET / HTTP/1.1\r\n" + host + "X: " + value.repeat(2_000) + "\r\n\r\n");
      raw(value.replace(" ", "") + " / HTTP/1.1\r\n" + host + "\r\n");
      raw("POST /api/v1/events HTTP/1.1\r\n" + host + "Content-Length: " + value + "\r\n\r\n");
    }
  }

  private void raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), doors.server().getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      answers.add(socket.getInputStream().readAllBytes());
    } catch (SocketException reset) {
      // The program hung up on what it would not read: there is no answer.
    }
  }

  /// Handing in while the database is gone; the program answers that it cannot.
  void withoutDatabase(Canaries.Person person, String event) {
    keep(
        doors.post(
            "/api/v1/subjects",
            JSON,
            json(Planting.registration(person)),
            "Authorization",
            feeder));
    keep(doors.post("/api/v1/events", LINES, event, "Authorization", feeder));
  }

  private void keep(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 400) {
      answers.add(answer.headers().map().toString().getBytes(UTF_8));
      answers.add(answer.body());
      statuses.add(answer.statusCode());
    }
  }
}
