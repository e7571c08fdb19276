package org.trygg.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trygg.mail.CaseToken;
import org.trygg.mail.Headers;
import org.trygg.mail.Mail;
import org.trygg.passage.Submission;
import org.trygg.requests.RequestStatus;
import org.trygg.server.settings.MailSettings;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// What the mail desk answers, threads, keeps and leaves out.
class MailDeskTest {
  private static final String WISH = "Jag vill ha ett registerutdrag.";

  private static MailWorld world;
  private static Mailroom mailroom;

  private final String address = MailWorld.freshAddress();
  private SubjectRef subject;

  @BeforeAll
  static void start() {
    world = new MailWorld();
    mailroom = world.mailroom();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void aCustomer() {
    subject = world.customer(address);
  }

  @Test
  @Promise({"P09", "P110"})
  void whoeverAsksIsToldThatItCameInAndNothingElse() {
    write(address, "Hej", "", WISH);

    MimeMessage answer = only(world.answersTo(address));
    var request = world.requestsOf(subject).getFirst();
    assertThat(request.status()).isEqualTo(RequestStatus.ACKNOWLEDGED);
    assertThat(MailWorld.header(answer, "Auto-Submitted")).isEqualTo("auto-replied");
    assertThat(MailWorld.text(answer))
        .startsWith(CaseToken.of(request.ref()).bracketed() + " Vi har tagit emot ditt mejl")
        .contains("senast inom en månad")
        .doesNotContain(address, "registerutdrag", subject.toString());
  }

  @Test
  void anEnglishMailIsAnsweredInEnglish() {
    write(address, "Hello", "", "Please send me a copy of my personal data.");

    assertThat(MailWorld.text(only(world.answersTo(address))))
        .contains("We have received your mail", "within a month");
  }

  @Test
  void theClockOfTheRequestStartsWhenTheMailServerTookTheMail() {
    Instant before = Instant.now().minusSeconds(2);
    write(address, "Hej", "", WISH);

    assertThat(world.requestsOf(subject).getFirst().received()).isBetween(before, Instant.now());
  }

  @Test
  void aStrangerWhoAsksForSomebodyElsesDataLearnsNothingAndIsSetAside() {
    String stranger = MailWorld.freshAddress();
    int waiting = world.quarantined();

    write(stranger, "Registerutdrag", "Reply-To: " + stranger + "\n", WISH + " Jag är " + address);

    assertThat(world.quarantined()).isGreaterThan(waiting);
    assertThat(world.requestsOf(subject)).isEmpty();
    assertThat(MailWorld.text(only(world.answersTo(stranger))))
        .contains("Vi har tagit emot ditt mejl")
        .doesNotContain("[Trygg", address, "ärende");
  }

  @Test
  void anAnswerGoesToTheSenderAndNeverWhereTheMailWantsIt() {
    String elsewhere = MailWorld.freshAddress();

    write(address, "Hej", "Reply-To: " + elsewhere + "\n", WISH);

    assertThat(world.answersTo(elsewhere)).isEmpty();
    assertThat(world.answersTo(address)).hasSize(1);
  }

  @Test
  void aReplyGoesToItsCaseAndOpensNoOther() {
    write(address, "Hej", "", WISH);
    MimeMessage answer = only(world.answersTo(address));
    String id = MailWorld.header(answer, "Message-ID");

    write(
        address,
        "Sv: " + CaseToken.of(world.requestsOf(subject).getFirst().ref()).bracketed(),
        "",
        "Jag vill ha ett registerutdrag på papper.");
    write(address, "Sv: utan märke", "In-Reply-To: " + id + "\n", "Skicka mig mina uppgifter.");

    assertThat(world.requestsOf(subject)).hasSize(1);
    assertThat(world.answersTo(address)).hasSize(1);
  }

  @Test
  void aMailThatFollowsTheSendersOwnEarlierOneGoesToItsCase() {
    byte[] first = world.mail(address, "Hej", "", WISH);
    world.send(first);
    mailroom.look();
    String id =
        new String(first, StandardCharsets.UTF_8).replaceAll("(?s).*(<t\\d+@[^>]*>).*", "$1");

    write(address, "Sv: Hej", "References: <other@x.example> " + id + "\n", WISH);

    assertThat(world.requestsOf(subject)).hasSize(1);
  }

  @Test
  void theSameMailDeliveredTwiceIsOneRequest() {
    byte[] mail = world.mail(address, "Hej", "", WISH);
    world.send(mail);
    world.send(mail);
    mailroom.look();

    assertThat(world.requestsOf(subject)).hasSize(1);
    assertThat(world.answersTo(address)).hasSize(1);
    assertThat(world.count("INBOX")).isZero();
  }

  @Test
  void twoMailsOfOneIdAreTwoMails() {
    byte[] first = world.mail(address, "Hej", "", WISH);
    String second =
        new String(first, StandardCharsets.UTF_8)
            .replace("Subject: Hej", "Subject: Nej")
            .replace(WISH, "Jag återkallar mitt samtycke.");
    world.send(first);
    world.send(second.getBytes(StandardCharsets.UTF_8));
    mailroom.look();

    assertThat(world.requestsOf(subject)).hasSize(2);
  }

  @Test
  void nobodyIsAnsweredWithoutEnd() {
    Mailroom strict = world.mailroom(new MailSettings.Limits(1, 2, Duration.ofSeconds(60)));
    for (int i = 0; i < 4; i++) {
      world.send(world.mail(address, "Hej " + i, "", WISH));
    }
    strict.look();

    assertThat(world.requestsOf(subject)).hasSize(4);
    assertThat(world.answersTo(address)).hasSize(2);
  }

  @Test
  void anAttachmentOfTwentyMegabytesIsNotKeptAndTheSenderIsTold() {
    world.send(withAttachment(new byte[20 << 20]));
    mailroom.look();

    assertThat(world.requestsOf(subject)).hasSize(1);
    assertThat(MailWorld.text(only(world.answersTo(address))))
        .contains("bilagor har vi inte sparat");
  }

  @Test
  void anAttachmentThatIsKeptIsWholeWhenItsSlicesArePutTogether() {
    byte[] pdf = new byte[100_000];
    Arrays.fill(pdf, (byte) 'x');
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
    var kept = Attachment.of(pdf).orElseThrow();
    var mail = new Mail(new Headers(Map.of()), List.of(address), "Hej", "ö".repeat(130_000));

    List<Submission> records =
        Correspondence.of(subject, new Arrived(mail, Instant.EPOCH, List.of(kept), 0));

    String base64 =
        joined(records, "attachment").replaceAll("data:application/pdf;slice=\\d/3;base64,", "");
    assertThat(Base64.getDecoder().decode(base64)).isEqualTo(pdf);
    assertThat(joined(records, "body")).isEqualTo(mail.text());
    assertThat(records.toString()).doesNotContain("ööö");
  }

  @Test
  void whatCallsItselfAPictureAndIsNoneIsNotKept() {
    assertThat(Attachment.of("MZ this is a program".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(Attachment.of(new byte[0])).isEmpty();
  }

  @Test
  void aMailThatNobodyNeedsToSeeIsSeenAndOneForAPersonIsNot() {
    int unseen = world.count(Tray.TO_DECIDE.folder(), Optional.of(false));
    int seen = world.count(Tray.REQUESTS.folder(), Optional.of(true));

    write(address, "Hej", "", WISH);
    write(address, "Hej", "", "Min adress är fel, rätta den.");

    assertThat(world.count(Tray.TO_DECIDE.folder(), Optional.of(false))).isEqualTo(unseen + 1);
    assertThat(world.count(Tray.REQUESTS.folder(), Optional.of(true))).isEqualTo(seen + 1);
  }

  @Test
  void aMailServerThatIsAwayIsToldWithoutWhatItSaid() {
    var away = new MailWorld();
    Mailroom room = away.mailroom();
    away.close();

    assertThatThrownBy(room::look)
        .isInstanceOf(MailAwayException.class)
        .hasMessageStartingWith("The inbox cannot be opened (")
        .hasNoCause();
  }

  @Test
  void newMailIsTakenAtOnceWhenTheServerTellsOfIt() throws InterruptedException {
    try (var own = new MailWorld()) {
      String mine = MailWorld.freshAddress();
      SubjectRef me = own.customer(mine);
      Mailroom listening = own.mailroom();
      listening.listen();
      try {
        own.send(own.mail(mine, "Hej", "", WISH));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (own.requestsOf(me).isEmpty() && System.nanoTime() < deadline) {
          TimeUnit.MILLISECONDS.sleep(20);
        }

        assertThat(own.requestsOf(me)).hasSize(1);
      } finally {
        listening.close();
      }
    }
  }

  private byte[] withAttachment(byte[] bytes) {
    String head =
        new String(world.mail(address, "Hej", "", ""), StandardCharsets.UTF_8)
            .replace(
                "Content-Type: text/plain; charset=utf-8",
                "Content-Type: multipart/mixed; boundary=b")
            .replace("Content-Transfer-Encoding: 8bit\r\n", "")
            .stripTrailing();
    String body =
        "--b\r\nContent-Type: text/plain\r\n\r\n%s\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--b--\r\n"
            .formatted(WISH, Base64.getMimeEncoder().encodeToString(bytes));
    return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
  }

  private static String joined(List<Submission> records, String field) {
    var all = new StringBuilder();
    for (Submission each : records) {
      ((Submission.Facts) each).fields().value(field).ifPresent(all::append);
    }
    return all.toString();
  }

  private static void write(String from, String subject, String extra, String text) {
    world.send(world.mail(from, subject, extra, text));
    mailroom.look();
  }

  private static MimeMessage only(List<MimeMessage> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
