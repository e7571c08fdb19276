package org.trygg.server.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trygg.mail.Mail;

/// A mail that has come in. Never printed.
///
/// @param received when the mail server took it; the clock of a request starts there
/// @param attachments those that may be kept
/// @param leftOut how many were too large or of a type that is not kept
public record Arrived(Mail mail, Instant received, List<Attachment> attachments, int leftOut) {
  private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,240}>");

  public Arrived {
    attachments = List.copyOf(attachments);
  }

  /// The mail's id, if it has one of the form: RFC 5322 section 3.6.4.
  public Optional<String> id() {
    return mail.headers().first("Message-ID").filter(each -> ID.matcher(each).matches());
  }

  /// The one address that it is from; empty if it says none, or several.
  public Optional<String> sender() {
    return mail.from().size() == 1 ? Optional.of(mail.from().getFirst()) : Optional.empty();
  }

  @Override
  public String toString() {
    return "Arrived[REDACTED]";
  }
}
