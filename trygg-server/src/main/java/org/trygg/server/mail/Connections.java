package org.trygg.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import org.trygg.server.settings.MailSettings;

/// Connects to the mail servers that the settings name. The password is read at each sign-in.
final class Connections {
  private static final String TIMEOUT_MS = "20000";

  private final MailSettings.Account account;
  private final Session session;

  Connections(MailSettings.Account account) {
    this.account = account;
    this.session = Session.getInstance(properties(account));
  }

  Session session() {
    return session;
  }

  Store store() throws MessagingException {
    Store store = session.getStore(protocol("imap"));
    MailSettings.Server imap = account.imap();
    store.connect(imap.host(), imap.port(), account.signIn().user(), password());
    return store;
  }

  Transport transport() throws MessagingException {
    Transport transport = session.getTransport(protocol("smtp"));
    MailSettings.Server smtp = account.smtp();
    transport.connect(smtp.host(), smtp.port(), account.signIn().user(), password());
    return transport;
  }

  private String password() throws MessagingException {
    try {
      return Files.readString(account.signIn().passwordFile()).strip();
    } catch (IOException e) {
      throw new MessagingException("The file of the mail password cannot be read", e);
    }
  }

  private String protocol(String plain) {
    return switch (account.security()) {
      case TLS -> plain + "s";
      case STARTTLS, NONE -> plain;
    };
  }

  private static Properties properties(MailSettings.Account account) {
    var properties = new Properties();
    for (String protocol : new String[] {"imap", "imaps", "smtp", "smtps"}) {
      String prefix = "mail." + protocol + ".";
      properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MS);
      properties.setProperty(prefix + "timeout", TIMEOUT_MS);
      properties.setProperty(prefix + "writetimeout", TIMEOUT_MS);
      properties.setProperty(prefix + "ssl.checkserveridentity", "true");
      properties.setProperty(
          prefix + "starttls.required",
          String.valueOf(account.security() == MailSettings.Security.STARTTLS));
      properties.setProperty(prefix + "peek", "true");
      // Else the machine's own name is looked up, and told.
      properties.setProperty(prefix + "localhost", account.domain());
    }
    properties.setProperty("mail.smtp.auth", "true");
    properties.setProperty("mail.smtps.auth", "true");
    properties.setProperty("mail.mime.address.strict", "false");
    return properties;
  }
}
