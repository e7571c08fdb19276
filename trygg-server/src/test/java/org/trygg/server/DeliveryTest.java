package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.server.IntakeWorld.JSON;
import static org.trygg.server.IntakeWorld.LINES;
import static org.trygg.server.IntakeWorld.event;
import static org.trygg.server.IntakeWorld.fresh;
import static org.trygg.server.IntakeWorld.subject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trygg.testkit.Promise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a customer gets back of what it has given and left behind, read as a program reads it.
class DeliveryTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PRIVACY =
      SERVER.staff("delivery-privacy", "privacy", Customer.PASSWORD);

  private final IntakeWorld world = new IntakeWorld();
  private final String email = fresh("anna") + "@example.org";
  private String anna;

  @BeforeEach
  void aCustomerOfTwoServices() {
    anna =
        world
            .told(
                world.post(
                    "/api/v1/subjects",
                    JSON,
                    """
                    {"identity":{"name":"Anna Ek"},
                     "contact":{"email":"%s","city":"Ås"},
                     "contracts":[{"service":"internet","start":"2025-01-01"},
                                  {"service":"smart-home","start":"2025-06-01"}]}
                    """
                        .formatted(email)))
            .get("subject")
            .asString();
    String lit =
        event(fresh("id-"), subject(anna), "sensor-log", "\"device\":\"lamp\",\"state\":\"on\"");
    assertThat(world.post("/api/v1/events", LINES, lit).body()).contains("\"kept\"");
  }

  @Test
  @Promise("P42")
  void whatWasGivenForTheContractComesBackInAFormThatComputersReadWithItsBasis()
      throws IOException, InterruptedException {
    Map<String, String> files = report();

    assertThat(fields(files, "identity", 0)).isEqualTo("{\"name\":\"Anna Ek\"}");
    assertThat(fields(files, "contact", 0))
        .isEqualTo("{\"city\":\"Ås\",\"email\":\"" + email + "\"}");
    for (String category : new String[] {"identity", "contact", "subscription"}) {
      assertThat(bases(files, category)).contains("GDPR 6(1)(b)");
    }
  }

  @Test
  @Promise("P12")
  void everyServiceIsToldWithItsContractAndHowItWasUsed() throws IOException, InterruptedException {
    Map<String, String> files = report();

    JsonNode services = MAPPER.readTree(files.get("services.json")).get("services");
    JsonNode internet = service(services, "internet");
    JsonNode home = service(services, "smart-home");
    assertThat(services).hasSize(2);
    assertThat(internet.at("/contracts/0/started").asString()).isEqualTo("2025-01-01");
    assertThat(internet.get("use")).isEmpty();
    assertThat(home.at("/contracts/0/started").asString()).isEqualTo("2025-06-01");
    assertThat(home.at("/use/0/category").asString()).isEqualTo("sensor-log");
    assertThat(home.at("/use/0/days").asInt()).isEqualTo(1);
    assertThat(files.get("customer-data/subscription.json")).contains("internet", "smart-home");
  }

  private static String fields(Map<String, String> files, String category, int record) {
    return MAPPER
        .readTree(files.get("customer-data/" + category + ".json"))
        .at("/records/" + record + "/fields")
        .toString();
  }

  private static String bases(Map<String, String> files, String category) {
    return MAPPER
        .readTree(files.get("kept-and-why.json"))
        .get("kept")
        .valueStream()
        .filter(each -> each.get("category").asString().equals(category))
        .findFirst()
        .orElseThrow()
        .get("uses")
        .toString();
  }

  private static JsonNode service(JsonNode services, String name) {
    return services
        .valueStream()
        .filter(each -> each.get("service").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The files of the report that the rights case delivers.
  private Map<String, String> report() throws IOException, InterruptedException {
    String form = "{\"subject\":\"%s\",\"kind\":\"rights\"}".formatted(anna);
    String rights = Customer.value(Customer.post(PRIVACY, "", "/api/v1/cases", form), "caseRef");
    var request =
        SERVER
            .request("/api/v1/subjects/" + anna + "/access-report?lang=en")
            .header("Authorization", "Bearer " + PRIVACY)
            .header("Trygg-Case", rights)
            .POST(BodyPublishers.noBody())
            .build();
    var files = new HashMap<String, String>();
    try (var http = HttpClient.newHttpClient();
        var zip =
            new ZipInputStream(
                new ByteArrayInputStream(http.send(request, BodyHandlers.ofByteArray()).body()))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        files.put(each.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
