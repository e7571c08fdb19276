package org.trygg.server.house;

import static org.trygg.server.house.Doors.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What staff saw of one category of a subject in a case: the fields of each item, in an order that
/// does not depend on the program.
///
/// @param role who looked
/// @param kind the kind of the case, which fixes the purposes
record Held(String subject, String role, String kind, String category, List<String> fields) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// What is seen when one looks now, and the entry of the ledger about it; empty if the role may
  /// not look.
  static Optional<Held> look(
      Doors doors, String subject, String role, String kind, String category) {
    String token = doors.staff(role);
    String ref = doors.open(token, subject, kind);
    HttpResponse<byte[]> answer = doors.reading(token, ref, subject, category);
    if (answer.statusCode() != 200) {
      return Optional.empty();
    }
    List<String> fields =
        Doors.text(answer)
            .lines()
            .map(line -> MAPPER.readTree(line).get("fields").toString())
            .sorted()
            .toList();
    return Optional.of(new Held(subject, role, kind, category, fields));
  }

  String toLine() {
    return json(
        Map.of(
            "subject", subject,
            "role", role,
            "kind", kind,
            "category", category,
            "fields", fields));
  }

  static Held parse(String line) {
    JsonNode node = MAPPER.readTree(line);
    return new Held(
        node.get("subject").stringValue(),
        node.get("role").stringValue(),
        node.get("kind").stringValue(),
        node.get("category").stringValue(),
        node.get("fields").valueStream().map(JsonNode::stringValue).toList());
  }
}
