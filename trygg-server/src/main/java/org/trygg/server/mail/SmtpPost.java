package org.trygg.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.trygg.server.settings.MailSettings;

/// Sends by SMTP, RFC 5321, as an automatic answer by RFC 3834: so marked, and never to be answered
/// by a machine.
final class SmtpPost implements Post {
  private static final int FOR_GOOD = 500;

  private final Connections connections;
  private final MailSettings.Account account;
  private final InstantSource clock;

  SmtpPost(Connections connections, MailSettings.Account account, InstantSource clock) {
    this.connections = connections;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public boolean send(Letter letter) {
    try (Transport transport = connections.transport()) {
      Message message = message(letter);
      transport.sendMessage(message, message.getAllRecipients());
      return true;
    } catch (SendFailedException e) {
      if (isForGood(e)) {
        return false;
      }
      throw new MailAwayException("A letter was not taken", e);
    } catch (MessagingException e) {
      throw new MailAwayException("A letter cannot be sent", e);
    }
  }

  /// Whether the server will never take a letter to the address: a reply of 5xx.
  private static boolean isForGood(SendFailedException fault) {
    for (Exception each = fault;
        each instanceof MessagingException it;
        each = it.getNextException()) {
      boolean refused =
          switch (it) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= FOR_GOOD;
            case SMTPSendFailedException send -> send.getReturnCode() >= FOR_GOOD;
            case MessagingException _ -> false;
          };
      if (refused) {
        return true;
      }
    }
    return false;
  }

  private Message message(Letter letter) throws MessagingException {
    var message = new Identified(connections.session(), letter.id());
    message.setFrom(new InternetAddress(account.address()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
    message.setSubject(letter.subject(), UTF_8.name());
    message.setText(letter.text(), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-replied");
    message.setHeader("X-Auto-Response-Suppress", "All");
    if (letter.answers().isPresent()) {
      message.setHeader("In-Reply-To", letter.answers().get());
      message.setHeader("References", letter.answers().get());
    }
    message.saveChanges();
    return message;
  }

  /// Keeps its own id where the library would make one up.
  private static final class Identified extends MimeMessage {
    private final String id;

    private Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
