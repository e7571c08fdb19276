package org.trygg.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.mail.Wordings;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.requests.RightsRequest;
import org.trygg.server.RunningServer;
import org.trygg.server.settings.MailSettings;
import org.trygg.subject.Contract;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// A mail server of its own, spoken to over IMAP and SMTP on real sockets, beside the running
/// program and its database.
final class MailWorld implements AutoCloseable {
  static final String DESK = "support@alleato.example";
  private static final String PASSWORD = "a-mail-password";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final RunningServer SERVER = RunningServer.shared();
  private static final Requester FEEDER =
      Requester.machine(
          "mail-feeder",
          Set.of(Purpose.of("provision")),
          Set.of(Category.of("identity"), Category.of("contact"), Category.of("subscription")));

  private final GreenMail green =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  final MailSettings.Account account;
  final Connections connections;
  private final MailKeys keys = SERVER.bean(MailKeys.Maker.class).make();

  MailWorld() {
    green.start();
    green.setUser(DESK, DESK, PASSWORD);
    this.account =
        new MailSettings.Account(
            DESK,
            new MailSettings.SignIn(DESK, passwordFile()),
            MailSettings.Security.NONE,
            new MailSettings.Server("127.0.0.1", green.getImap().getPort()),
            new MailSettings.Server("127.0.0.1", green.getSmtp().getPort()));
    this.connections = new Connections(account);
  }

  private static Path passwordFile() {
    try {
      return Files.writeString(Files.createTempFile(Path.of("target"), "mail-", ".txt"), PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MailDesk.Rooms rooms() {
    return rooms(SERVER.bean(MailStore.class));
  }

  MailDesk.Rooms rooms(MailStore mails) {
    return new MailDesk.Rooms(
        SERVER.bean(Transactions.class),
        SERVER.bean(Gate.class),
        SERVER.bean(SubjectStore.class),
        mails);
  }

  MailKeys keys() {
    return keys;
  }

  Mailroom mailroom(MailSettings.Limits limits) {
    return Mailroom.of(
        account,
        limits,
        rooms(),
        Wordings.read(Path.of("../policies/alleato/mail"), Set.of(DESK)),
        new Mailroom.Made(keys(), InstantSource.system()));
  }

  Mailroom mailroom() {
    return mailroom(new MailSettings.Limits(1_024, 1_000, Duration.ofSeconds(60)));
  }

  /// Takes in a customer with that address.
  SubjectRef customer(String address) {
    Gate gate = SERVER.bean(Gate.class);
    var subject = new SubjectRef(UUID.randomUUID());
    require(gate.admit(FEEDER, subject));
    var contract =
        new Contract(
            UUID.randomUUID(),
            ServiceName.of("internet"),
            gate.today().minusYears(1),
            Optional.empty());
    require(
        gate.restate(FEEDER, subject, new StandingChange.Contracted(contract), Optional.empty()));
    var origin = new Submission.Origin(subject, Category.of("contact"), Source.of("customer"));
    Instant before = Instant.now().minusSeconds(60);
    gate.submit(
            FEEDER,
            List.of(Submission.facts(origin, before, Optional.empty(), Map.of("email", address))))
        .forEach(MailWorld::require);
    return subject;
  }

  private static void require(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Kept.class);
  }

  List<RightsRequest> requestsOf(SubjectRef subject) {
    return SERVER
        .bean(Transactions.class)
        .call(() -> SERVER.bean(Rooms.class).desk().requests().of(subject));
  }

  int quarantined() {
    return SERVER.bean(Gate.class).quarantined(10_000).size();
  }

  /// An address that no other test uses.
  static String freshAddress() {
    return "kund" + COUNT.incrementAndGet() + "." + UUID.randomUUID() + "@kund.example";
  }

  /// A mail of its own to the desk.
  byte[] mail(String from, String subject, String extra, String text) {
    return """
    From: %s
    To: %s
    Subject: %s
    Message-ID: <t%d@kund.example>
    Date: Mon, 12 Jan 2026 09:00:00 +0100
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 8bit
    %s
    %s
    """
        .formatted(from, DESK, subject, COUNT.incrementAndGet(), extra, text)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Sends the bytes as they are over SMTP.
  void send(byte[] mail) {
    try {
      var message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      try (Transport transport = connections.transport()) {
        transport.sendMessage(message, new InternetAddress[] {new InternetAddress(DESK)});
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many mails are in the folder, all or only the seen or unseen ones.
  int count(String folder, Optional<Boolean> seen) {
    try (Store store = connections.store()) {
      Folder open = store.getFolder(folder);
      if (!open.exists()) {
        return 0;
      }
      open.open(Folder.READ_ONLY);
      Message[] all = open.getMessages();
      var flags = new FetchProfile();
      flags.add(FetchProfile.Item.FLAGS);
      open.fetch(all, flags);
      int count = 0;
      for (Message each : all) {
        boolean isSeen = each.isSet(Flags.Flag.SEEN);
        count += seen.map(wanted -> wanted == isSeen).orElse(true) ? 1 : 0;
      }
      return count;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  int count(String folder) {
    return count(folder, Optional.empty());
  }

  /// What the desk has sent to the address.
  List<MimeMessage> answersTo(String address) {
    return Arrays.stream(green.getReceivedMessages())
        .filter(each -> header(each, "To").contains(address))
        .filter(each -> header(each, "From").contains(DESK))
        .toList();
  }

  static String header(MimeMessage message, String name) {
    try {
      return Optional.ofNullable(message.getHeader(name, ",")).orElse("");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(MimeMessage message) {
    try {
      return message.getSubject() + "\n" + message.getContent();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    green.stop();
  }
}
