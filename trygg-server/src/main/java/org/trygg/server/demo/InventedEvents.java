package org.trygg.server.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Invents what a day of using services leaves behind, as CloudEvents: all five log types of the
/// notice, and consumption.
final class InventedEvents {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final int SECONDS_OF_A_DAY = 86_400;

  private final InventedCustomer customer;
  private final String subject;

  /// @param subject the customer's pseudonym
  InventedEvents(InventedCustomer customer, String subject) {
    this.customer = customer;
    this.subject = subject;
  }

  /// One event, to be written as JSON.
  record Event(String id, String type, String time, Map<String, Object> data, String subject) {
    Map<String, Object> cloudEvent() {
      return Map.of(
          "specversion", "1.0",
          "id", id,
          "source", "/demo",
          "type", type,
          "time", time,
          "subject", subject,
          "data", data);
    }
  }

  List<Event> on(LocalDate day) {
    var chance = new Random(customer.number() * 100_003L + day.toEpochDay());
    var events = new ArrayList<Event>();
    for (String service : customer.servicesOn(day)) {
      switch (service) {
        case "internet" -> internet(events, day, chance);
        case "email" -> email(events, day, chance);
        case "telephony" -> telephony(events, day, chance);
        case "alarm", "smart-home" -> home(events, day, chance, service);
        default -> visit(events, day, chance);
      }
    }
    return events;
  }

  private void internet(List<Event> events, LocalDate day, Random chance) {
    String session = "%08x".formatted(chance.nextInt());
    add(
        events,
        day,
        chance,
        "radius.stop",
        data(
            "ip-log",
            "internet",
            Map.of(
                "user-name", customer.account(),
                "session-id", session,
                "framed-ip-address", address(),
                "input-octets", String.valueOf(chance.nextInt(1_000_000_000)),
                "output-octets", String.valueOf(chance.nextInt(100_000_000)))));
    add(
        events,
        day,
        chance,
        "usage.day",
        data(
            "usage",
            "internet",
            Map.of(
                "account",
                customer.account(),
                "quantity",
                "data",
                "value",
                String.valueOf(1 + chance.nextInt(40)),
                "unit",
                "GB")));
    if (chance.nextInt(10) == 0) {
      add(
          events,
          day,
          chance,
          "system.line",
          data(
              "system-log",
              "internet",
              Map.of(
                  "account",
                  customer.account(),
                  "component",
                  "access-node",
                  "event",
                  "line-resync",
                  "severity",
                  "warning")));
    }
  }

  private void email(List<Event> events, LocalDate day, Random chance) {
    for (int i = chance.nextInt(4); i >= 0; i--) {
      add(
          events,
          day,
          chance,
          "mail.sent",
          data(
              "mail-log",
              "email",
              Map.of(
                  "from",
                  customer.person().email(),
                  "to",
                  "friend." + chance.nextInt(50) + "@example.org",
                  "size",
                  String.valueOf(500 + chance.nextInt(50_000)),
                  "status",
                  "sent")));
    }
  }

  private void telephony(List<Event> events, LocalDate day, Random chance) {
    for (int i = chance.nextInt(3); i >= 0; i--) {
      add(
          events,
          day,
          chance,
          "call.ended",
          data(
              "message-log",
              "telephony",
              Map.of(
                  "phone", customer.person().phone(),
                  "counterpart", "+4670174060%d".formatted(5 + chance.nextInt(5)),
                  "seconds", String.valueOf(chance.nextInt(1_200)))));
    }
  }

  private void home(List<Event> events, LocalDate day, Random chance, String service) {
    String device = customer.knownBy(service).getOrDefault("device", "");
    for (int i = 0; i < 4; i++) {
      add(
          events,
          day,
          chance,
          "sensor.measurement",
          data(
              "sensor-log",
              service,
              Map.of(
                  "device",
                  device,
                  "name",
                  "temperature",
                  "value",
                  String.format(Locale.ROOT, "%.1f", 18 + chance.nextDouble() * 5),
                  "unit",
                  "Cel")));
    }
    if (service.equals("alarm") && chance.nextInt(8) == 0) {
      add(
          events,
          day,
          chance,
          "alarm.sent",
          data(
              "message-log",
              "alarm",
              Map.of("account", customer.account(), "channel", "sms", "trigger", "door")));
    }
  }

  private void visit(List<Event> events, LocalDate day, Random chance) {
    if (chance.nextInt(5) == 0) {
      add(
          events,
          day,
          chance,
          "web.visit",
          data(
              "web-visit",
              "my-pages",
              Map.of("account", customer.account(), "page", "/mina-sidor")));
    }
  }

  private String address() {
    List<String> nets = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    return nets.get(customer.number() / 200 % 3) + (1 + customer.number() % 200);
  }

  private static Map<String, Object> data(
      String category, String service, Map<String, String> fields) {
    return Map.of("category", category, "service", service, "fields", new TreeMap<>(fields));
  }

  private void add(
      List<Event> events, LocalDate day, Random chance, String type, Map<String, Object> data) {
    LocalTime at = LocalTime.ofSecondOfDay(chance.nextInt(SECONDS_OF_A_DAY));
    String id = "%d-%s-%d".formatted(customer.number(), day, events.size());
    events.add(
        new Event(
            id, type, day.atTime(at).atZone(ZONE).toOffsetDateTime().toString(), data, subject));
  }
}
