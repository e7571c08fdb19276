package org.trygg.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trygg.requests.Demand;
import org.trygg.requests.RightsRequest;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// Every mail of the collection over SMTP into the inbox, and out of it over IMAP: the right case,
/// or the right folder and no case.
class SixtyMailsTest {
  private static final Path MAILS = Path.of("src/test/resources/org/trygg/server/mail");

  private static MailWorld world;
  private static Mailroom mailroom;
  private static List<SubjectRef> customers;

  record Case(String file, String expected) {}

  @BeforeAll
  static void start() {
    world = new MailWorld();
    mailroom = world.mailroom();
    customers =
        Stream.of("anna.lind", "bo.ek", "paret", "paret")
            .map(each -> world.customer(each + "@kund.example"))
            .toList();
  }

  @AfterAll
  static void stop() {
    mailroom.close();
    world.close();
  }

  static List<Case> mails() throws IOException {
    return Files.readAllLines(MAILS.resolve("expected.tsv")).stream()
        .map(each -> each.split("\t"))
        .map(each -> new Case(each[0], each[1]))
        .toList();
  }

  @ParameterizedTest
  @Promise({"P09", "P110"})
  @MethodSource("mails")
  void aMailBecomesItsCaseOrGoesWhereAPersonFindsIt(Case mail) throws IOException {
    List<RightsRequest> before = requests();
    Tray tray = mail.expected.startsWith("CASE") ? Tray.REQUESTS : Tray.valueOf(mail.expected);
    int filed = world.count(tray.folder());

    world.send(Files.readAllBytes(MAILS.resolve(mail.file)));
    mailroom.look();

    assertThat(world.count("INBOX")).isZero();
    assertThat(world.count(tray.folder())).isEqualTo(filed + 1);
    List<RightsRequest> opened = requests();
    opened.removeAll(before);
    assertThat(opened.stream().map(each -> word(each.demand())).map("CASE "::concat).toList())
        .isEqualTo(tray == Tray.REQUESTS ? List.of(mail.expected) : List.of());
  }

  private static List<RightsRequest> requests() {
    var all = new ArrayList<RightsRequest>();
    customers.forEach(each -> all.addAll(world.requestsOf(each)));
    return all;
  }

  private static String word(Demand demand) {
    return demand
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }
}
