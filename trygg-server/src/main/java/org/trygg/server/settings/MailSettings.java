package org.trygg.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Settings of the mail desk, under `trygg.mail`.
///
/// @param account the mailbox; empty, the default, for no mail desk
/// @param words the folder of the words by which requests are recognised, `trygg.mail.words`;
///   default `policies/alleato/mail` in the current folder
/// @param limits how much and how often
public record MailSettings(Optional<Account> account, Path words, Limits limits) {
  static final String ADDRESS = "trygg.mail.address";
  static final String USER = "trygg.mail.user";
  static final String PASSWORD = "trygg.mail.password-file";
  static final String SECURITY = "trygg.mail.security";
  static final String IMAP_HOST = "trygg.mail.imap-host";
  static final String IMAP_PORT = "trygg.mail.imap-port";
  static final String SMTP_HOST = "trygg.mail.smtp-host";
  static final String SMTP_PORT = "trygg.mail.smtp-port";
  static final String WORDS = "trygg.mail.words";
  static final String ATTACHMENT = "trygg.mail.attachment-kib";
  static final String ANSWERS = "trygg.mail.answers-per-day";
  static final String EVERY = "trygg.mail.every-seconds";
  private static final int IMAP_DEFAULT = 993;
  private static final int SMTP_DEFAULT = 465;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");
  public static final MailSettings DEFAULT =
      new MailSettings(Optional.empty(), Path.of("policies", "alleato", "mail"), Limits.DEFAULT);

  /// The mailbox that the notice names, and how it is reached.
  ///
  /// @param address the address that answers come from, `trygg.mail.address`
  /// @param signIn as whom
  /// @param security of both connections, `trygg.mail.security`: `tls` (default), `starttls`, or
  ///   `none` on this machine only
  /// @param imap `trygg.mail.imap-host`, `trygg.mail.imap-port` (1 to 65535, default 993)
  /// @param smtp `trygg.mail.smtp-host`, `trygg.mail.smtp-port` (1 to 65535, default 465)
  public record Account(
      String address, SignIn signIn, Security security, Server imap, Server smtp) {
    public Account {
      new Require()
          .that(ADDRESS, address.matches("[^@\\s<>]+@[^@\\s<>]+"), "is an address with an @")
          .that(
              SECURITY,
              security != Security.NONE || THIS_MACHINE.containsAll(List.of(imap.host, smtp.host)),
              "is tls or starttls beyond this machine")
          .within(IMAP_PORT, imap.port, 1, 65_535)
          .within(SMTP_PORT, smtp.port, 1, 65_535)
          .done();
    }

    /// The part of the address after the `@`.
    public String domain() {
      return address.substring(address.indexOf('@') + 1);
    }
  }

  /// Where a mail server is.
  public record Server(String host, int port) {}

  /// As whom the mail servers are spoken to.
  ///
  /// @param user `trygg.mail.user`
  /// @param passwordFile the file with the password and nothing else, `trygg.mail.password-file`;
  ///   read at each sign-in
  public record SignIn(String user, Path passwordFile) {}

  /// How a connection is kept from others.
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  /// How much and how often.
  ///
  /// @param attachmentKib the largest attachment that is kept, `trygg.mail.attachment-kib`; 0 to
  ///   10,240, default 1,024
  /// @param answersPerDay most answers to one sender in 24 hours, `trygg.mail.answers-per-day`; 0
  ///   to 1,000, default 5
  /// @param every pause between two looks into the inbox, `trygg.mail.every-seconds`; 1 to 3,600,
  ///   default 60; new mail is told by IDLE at once where the server can
  public record Limits(int attachmentKib, int answersPerDay, Duration every) {
    static final Limits DEFAULT = new Limits(1_024, 5, Duration.ofSeconds(60));

    public Limits {
      new Require()
          .within(ATTACHMENT, attachmentKib, 0, 10_240)
          .within(ANSWERS, answersPerDay, 0, 1_000)
          .within(EVERY, every.toSeconds(), 1, 3_600)
          .done();
    }

    static Limits read(SettingsReader in) {
      int attachment = in.number(ATTACHMENT, DEFAULT.attachmentKib);
      int answers = in.number(ANSWERS, DEFAULT.answersPerDay);
      Duration every = Duration.ofSeconds(in.number(EVERY, (int) DEFAULT.every.toSeconds()));
      return in.checked(() -> new Limits(attachment, answers, every), DEFAULT);
    }
  }

  static MailSettings read(SettingsReader in) {
    return new MailSettings(account(in), in.path(WORDS, DEFAULT.words), Limits.read(in));
  }

  private static Optional<Account> account(SettingsReader in) {
    Optional<String> address = in.text(ADDRESS);
    Optional<String> user = in.text(USER);
    Optional<String> password = in.text(PASSWORD);
    Optional<String> imap = in.text(IMAP_HOST);
    Optional<String> smtp = in.text(SMTP_HOST);
    Security security = in.choice(SECURITY, Security.TLS);
    int imapPort = in.number(IMAP_PORT, IMAP_DEFAULT);
    int smtpPort = in.number(SMTP_PORT, SMTP_DEFAULT);
    boolean wanted =
        address.or(() -> user).or(() -> password).or(() -> imap).or(() -> smtp).isPresent();
    return in.checked(
        () -> {
          var require = new Require();
          require.that(ADDRESS, !wanted || address.isPresent(), "is missing");
          require.that(USER, !wanted || user.isPresent(), "is missing");
          require.that(PASSWORD, !wanted || password.isPresent(), "is missing");
          require.that(IMAP_HOST, !wanted || imap.isPresent(), "is missing");
          require.that(SMTP_HOST, !wanted || smtp.isPresent(), "is missing");
          require.done();
          return address.map(each ->
              new Account(
                  each,
                  new SignIn(user.orElseThrow(), Path.of(password.orElseThrow())),
                  security,
                  new Server(imap.orElseThrow(), imapPort),
                  new Server(smtp.orElseThrow(), smtpPort)));
        },
        Optional.empty());
  }
}
