package org.trygg.server.mail;

import java.time.InstantSource;
import java.util.Optional;
import org.trygg.mail.Recogniser;
import org.trygg.server.settings.MailSettings;

/// The mail desk as the program runs it: looked into from time to time, and at once when the server
/// tells of new mail. Without a mailbox in the settings it does nothing.
public final class Mailroom implements AutoCloseable {
  private static final int BYTES_PER_KIB = 1_024;

  private final Optional<MailRound> round;
  private final Optional<Doorbell> doorbell;

  private Mailroom(Optional<MailRound> round, Optional<Doorbell> doorbell) {
    this.round = round;
    this.doorbell = doorbell;
  }

  /// One without a mailbox.
  public static Mailroom none() {
    return new Mailroom(Optional.empty(), Optional.empty());
  }

  /// One with a mailbox.
  public static Mailroom of(
      MailSettings.Account account,
      MailSettings.Limits limits,
      MailDesk.Rooms rooms,
      Recogniser recogniser,
      Made made) {
    var connections = new Connections(account);
    var reader = new MailReader(limits.attachmentKib() * BYTES_PER_KIB);
    var desk = new MailDesk(rooms, recogniser, made.keys, limits.answersPerDay(), made.clock);
    var round =
        new MailRound(
            () -> ImapPostbox.open(connections, reader, made.clock),
            new SmtpPost(connections, account, made.clock),
            desk,
            recogniser,
            new Answers(account.domain()));
    return new Mailroom(Optional.of(round), Optional.of(new Doorbell(connections, round)));
  }

  /// What a mail desk has of the program's own.
  public record Made(MailKeys keys, InstantSource clock) {}

  /// Takes every mail that waits.
  ///
  /// @throws MailAwayException if the mail server does not answer
  public void look() {
    round.ifPresent(MailRound::run);
  }

  /// Begins to wait for new mail.
  public void listen() {
    doorbell.ifPresent(Doorbell::start);
  }

  @Override
  public void close() {
    doorbell.ifPresent(Doorbell::close);
  }
}
