package org.trygg.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Invents customers: the same ones for the same day, from a seed.
///
/// One in ten left a year ago, one in twenty some years ago, and the rest are customers. Most
/// invoices are paid; some are not, and some were settled long ago.
final class Invention {
  private static final long SEED = 20_180_901;
  private static final int MONTHS_OF_INVOICES = 4;
  private static final List<String> FIRST_NAMES =
      List.of(
          "Alva", "Bo", "Cecilia", "David", "Ebba", "Folke", "Greta", "Hugo", "Iris", "Jonas",
          "Kajsa", "Love", "Märta", "Nils", "Olga", "Pelle", "Rut", "Sixten", "Tyra", "Ulf", "Vera",
          "Åke", "Ärla", "Örjan");
  private static final List<String> LAST_NAMES =
      List.of(
          "Aspgren",
          "Björkvall",
          "Ceder",
          "Dalbo",
          "Ekmark",
          "Fjällby",
          "Granlid",
          "Hasselro",
          "Idemo",
          "Järnek",
          "Kvistbo",
          "Lövhag",
          "Månsbo",
          "Nordäng",
          "Oxelvik",
          "Päronlund");
  private static final List<String> STREETS =
      List.of("Exempelgatan", "Påhittsvägen", "Låtsasgränd", "Sagostigen", "Fantasitorget");
  private static final List<String> SERVICES =
      List.of("internet", "email", "telephony", "alarm", "smart-home", "my-pages");

  /// The series that PTS keeps free for books and films.
  private static final List<String> FICTIONAL_SERIES =
      List.of("+467017406%02d", "+46846500 4%02d", "+46313900 6%02d", "+46406280 4%02d");

  private static final int FIRST_IN_MOBILE_SERIES = 5;

  private final LocalDate today;

  /// @param today the day up to which the customers' lives are invented
  Invention(LocalDate today) {
    this.today = today;
  }

  List<InventedCustomer> customers(int count) {
    List<String> numbers = personnummer();
    var customers = new ArrayList<InventedCustomer>();
    for (int i = 0; i < count; i++) {
      customers.add(customer(i, numbers.get(i), new Random(SEED + i)));
    }
    return customers;
  }

  private InventedCustomer customer(int number, String personnummer, Random chance) {
    List<InventedCustomer.Holding> contracts = contracts(number, chance);
    return new InventedCustomer(
        number,
        person(number, personnummer, chance),
        contracts,
        invoices(number, contracts, chance),
        consents(chance));
  }

  private static InventedPerson person(int number, String personnummer, Random chance) {
    String first = FIRST_NAMES.get(number % FIRST_NAMES.size());
    String last = LAST_NAMES.get((number / FIRST_NAMES.size() + number) % LAST_NAMES.size());
    var home =
        new InventedPerson.Home(
            STREETS.get(chance.nextInt(STREETS.size())) + " " + (1 + chance.nextInt(60)),
            "%03d %02d".formatted(100 + chance.nextInt(800), chance.nextInt(100)),
            "Exempelstad");
    return new InventedPerson(
        personnummer, first + " " + last, phone(number), email(number, first, last), home);
  }

  private static String phone(int number) {
    int at = number + FIRST_IN_MOBILE_SERIES;
    int series = at / 100;
    return series < FICTIONAL_SERIES.size()
        ? FICTIONAL_SERIES.get(series).replace(" ", "").formatted(at % 100)
        : "+469803192%02d".formatted(at % 100);
  }

  private static String email(int number, String first, String last) {
    String ascii =
        (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[åä]", "a").replace('ö', 'o');
    return ascii + "." + number + "@example.com";
  }

  private List<InventedCustomer.Holding> contracts(int number, Random chance) {
    LocalDate started = today.minusMonths(8 + chance.nextInt(60)).withDayOfMonth(1);
    Optional<LocalDate> ended = ended(number, started);
    var contracts = new ArrayList<InventedCustomer.Holding>();
    for (String service : SERVICES) {
      if (chance.nextInt(100) < 60) {
        contracts.add(new InventedCustomer.Holding(service, started, ended));
      }
    }
    if (contracts.isEmpty()) {
      contracts.add(new InventedCustomer.Holding("alarm", started, ended));
    }
    return contracts;
  }

  /// When a customer left: a year ago, or so long ago that everything is about to go.
  private Optional<LocalDate> ended(int number, LocalDate started) {
    LocalDate left =
        switch (number % 20) {
          case 3, 13 -> today.minusMonths(12);
          case 7 -> today.minusMonths(23);
          default -> LocalDate.MAX;
        };
    return left.equals(LocalDate.MAX) || left.isBefore(started)
        ? Optional.empty()
        : Optional.of(left);
  }

  private List<InventedCustomer.Bill> invoices(
      int number, List<InventedCustomer.Holding> contracts, Random chance) {
    var invoices = new ArrayList<InventedCustomer.Bill>();
    InventedCustomer.Holding billed = contracts.getFirst();
    for (int back = MONTHS_OF_INVOICES; back >= 1; back--) {
      LocalDate first = today.withDayOfMonth(1).minusMonths(back);
      if (billed.runsOn(first)) {
        LocalDate issued = first.plusMonths(1);
        boolean isUnpaid = back <= 2 && chance.nextInt(100) < 15;
        LocalDate paid = issued.plusDays(10 + chance.nextInt(15));
        invoices.add(
            new InventedCustomer.Bill(
                "%d-%04d-%d".formatted(first.getYear(), number, first.getMonthValue()),
                billed.service(),
                first,
                issued,
                isUnpaid || paid.isAfter(today) ? Optional.empty() : Optional.of(paid)));
      }
    }
    invoices.addAll(settledLongAgo(number, billed));
    return invoices;
  }

  private List<InventedCustomer.Bill> settledLongAgo(int number, InventedCustomer.Holding billed) {
    LocalDate first = billed.started();
    if (!billed.runsOn(first.plusMonths(2)) || first.plusMonths(2).isAfter(today)) {
      return List.of();
    }
    LocalDate issued = first.plusMonths(1);
    return List.of(
        new InventedCustomer.Bill(
            "%d-%04d-0".formatted(first.getYear(), number),
            billed.service(),
            first,
            issued,
            Optional.of(issued.plusDays(20))));
  }

  private static List<String> consents(Random chance) {
    var consents = new ArrayList<String>();
    if (chance.nextInt(100) < 40) {
      consents.add("direct-marketing");
    }
    if (chance.nextInt(100) < 30) {
      consents.add("development");
    }
    return consents;
  }

  private static List<String> personnummer() {
    try (InputStream in = Invention.class.getResourceAsStream("/demo/test-personnummer.txt")) {
      if (in == null) {
        throw new IllegalStateException("The list of test personnummer is not in the program");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
