package org.trygg.server.mail;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trygg.mail.Headers;
import org.trygg.mail.Mail;

/// Reads a mail, however broken: its headers, its words as plain text, and what may be kept of its
/// attachments. Parts that are too large are not fetched.
final class MailReader {
  private static final int MOST_SUBJECT = 1_000;

  private final int largestAttachment;

  /// @param largestAttachment in bytes
  MailReader(int largestAttachment) {
    this.largestAttachment = largestAttachment;
  }

  /// @param now when the server says nothing of when it took the mail
  /// @throws MessagingException if the server does not answer
  Arrived read(Message message, Instant now) throws MessagingException {
    Headers headers = headers(message);
    var parts = new Parts(largestAttachment);
    parts.add(message);
    String subject = headers.first("Subject").orElse("");
    var mail =
        new Mail(
            headers,
            addresses(headers.all("From")),
            subject.substring(0, Math.min(subject.length(), MOST_SUBJECT)),
            parts.text());
    Instant received =
        Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant).orElse(now);
    return new Arrived(mail, received, parts.attachments(), parts.leftOut());
  }

  private static Headers headers(Part part) throws MessagingException {
    Map<String, List<String>> all = new HashMap<>();
    for (Header header : Collections.list(part.getAllHeaders())) {
      all.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(Decoding.header(header.getValue()).replace("\0", ""));
    }
    return new Headers(all);
  }

  private static List<String> addresses(List<String> fields) {
    var all = new ArrayList<String>();
    for (String field : fields) {
      try {
        for (InternetAddress each : InternetAddress.parseHeader(field, false)) {
          each.validate();
          all.add(each.getAddress());
        }
      } catch (AddressException _) {
        // Nobody who could be found or answered.
        return List.of();
      }
    }
    return all;
  }
}
