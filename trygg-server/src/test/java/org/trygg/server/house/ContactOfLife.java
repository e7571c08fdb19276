package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.house.Doors.JSON;
import static org.trygg.server.house.Doors.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where one invented customer is reached, corrected over and over while the program is killed
/// around it: what was acknowledged, and what was under way. Used by one thread.
final class ContactOfLife {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String name;
  private final String subject;
  private final Set<String> former = new HashSet<>();
  private final List<String> entries = new ArrayList<>();
  private String acknowledged;
  private Optional<String> underWay = Optional.empty();
  private long corrections;
  private int tried;

  /// @param first the address that was told when the customer came
  ContactOfLife(String name, String subject, String first) {
    this.name = name;
    this.subject = subject;
    this.acknowledged = first;
  }

  /// How many corrections the log has to tell of.
  long corrections() {
    return corrections;
  }

  /// The entries of the corrections that were told as done.
  List<String> entries() {
    return List.copyOf(entries);
  }

  /// The address is corrected, and from then on the new one alone is seen and leads here.
  void correct(Doors doors, String support, String fault) {
    JsonNode record = record(doors, support, fault);
    String next = name + "-" + ++tried + "@example.org";
    var asked =
        Map.of(
            "category",
            "contact",
            "item",
            record.get("id").stringValue(),
            "fields",
            Map.of("email", next));
    String path = "/api/v1/subjects/" + subject + "/rectification";
    underWay = Optional.of(next);
    JsonNode told = doors.done(support, path, JSON, json(asked), "Trygg-Case", fault);
    isNow(next);
    entries.add(told.get("ledgerId").stringValue());
    assertItAloneIsSeenAndLeads(doors, support, fault);
  }

  /// After the program has been killed and is there again: the address is the one that was
  /// acknowledged, or the one under way.
  void wake(Doors doors, String support, String fault) {
    String seen = email(record(doors, support, fault));
    if (underWay.filter(seen::equals).isPresent()) {
      isNow(seen);
    }
    underWay.ifPresent(former::add);
    underWay = Optional.empty();
    assertItAloneIsSeenAndLeads(doors, support, fault);
  }

  /// Whether it is still known how the customer is reached.
  boolean isThere(Doors doors, String support, String fault) {
    HttpResponse<byte[]> answer = doors.reading(support, fault, subject, "contact");
    return answer.statusCode() == 200 && !Doors.text(answer).isEmpty();
  }

  /// Nothing leads to one who is gone.
  void assertIsGone(Doors doors, String support) {
    assertThat(found(doors, support, acknowledged)).isEmpty();
    underWay.ifPresent(each -> assertThat(found(doors, support, each)).isEmpty());
  }

  private void isNow(String email) {
    former.add(acknowledged);
    acknowledged = email;
    underWay = Optional.empty();
    corrections++;
  }

  private void assertItAloneIsSeenAndLeads(Doors doors, String support, String fault) {
    assertThat(email(record(doors, support, fault))).isEqualTo(acknowledged);
    assertThat(found(doors, support, acknowledged)).containsExactly(subject);
    former.stream()
        .findAny()
        .ifPresent(
            each -> assertThat(found(doors, support, each)).as("a former address").isEmpty());
  }

  /// The one record of how the customer is reached.
  private JsonNode record(Doors doors, String support, String fault) {
    HttpResponse<byte[]> answer = doors.reading(support, fault, subject, "contact");
    if (answer.statusCode() >= 500) {
      throw new Doors.NotDoneException("A reading was answered " + answer.statusCode());
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    List<JsonNode> records = Doors.text(answer).lines().map(MAPPER::readTree).toList();
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static String email(JsonNode record) {
    return record.at("/fields/email").stringValue();
  }

  private static List<String> found(Doors doors, String support, String email) {
    String asked = json(Map.of("kind", "email", "value", email));
    return doors
        .done(support, "/api/v1/subjects/find", JSON, asked)
        .get("subjects")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }
}
