package org.trygg.server.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A customer of the demo: a person, its contracts, its invoices and what it has consented to.
///
/// @param number from 0, the same at every start
/// @param consents the purposes consented to, on the first day of the first contract
record InventedCustomer(
    int number,
    InventedPerson person,
    List<Holding> contracts,
    List<Bill> invoices,
    List<String> consents) {
  /// A contract for a service.
  ///
  /// @param ended empty while it runs
  record Holding(String service, LocalDate started, Optional<LocalDate> ended) {
    boolean runsOn(LocalDate day) {
      return !day.isBefore(started) && ended.map(end -> !day.isAfter(end)).orElse(true);
    }
  }

  /// An invoice for one month of a service.
  ///
  /// @param paid empty while it is unpaid
  record Bill(
      String number, String service, LocalDate first, LocalDate issued, Optional<LocalDate> paid) {
    /// The last day of the month.
    LocalDate last() {
      return first.plusMonths(1).minusDays(1);
    }
  }

  /// The name under which the customer's network account is known.
  String account() {
    return "kund-%04d".formatted(number);
  }

  /// What the service knows the customer by: an account, or a device in the home.
  Map<String, String> knownBy(String service) {
    return switch (service) {
      case "alarm" -> Map.of("account", account(), "device", "hall-" + number);
      case "smart-home" -> Map.of("account", account(), "device", "kitchen-" + number);
      default -> Map.of("account", account());
    };
  }

  /// The services that run on the day.
  List<String> servicesOn(LocalDate day) {
    return contracts.stream().filter(each -> each.runsOn(day)).map(Holding::service).toList();
  }
}
