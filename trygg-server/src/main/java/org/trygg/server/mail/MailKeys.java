package org.trygg.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.trygg.mail.Mail;

/// Makes the keyed hashes by which mails are known again.
///
/// @param blinding 128 bits of any bytes, that only the holder of a key can make
public record MailKeys(Function<byte[], UUID> blinding) {
  /// Makes them when there is a mailbox: without one there is to be no key.
  @FunctionalInterface
  public interface Maker {
    MailKeys make();
  }

  /// Two mails of one id are told apart if their senders, dates or subjects differ: some programs
  /// use an id again, and no mail may be taken for another.
  Taken.Key of(Arrived arrived) {
    Mail mail = arrived.mail();
    String from = String.join(",", mail.from()).toLowerCase(Locale.ROOT);
    String date = mail.headers().first("Date").orElse("");
    String id = mail.headers().first("Message-ID").orElse("");
    String body = id.isEmpty() ? mail.text() : "";
    return new Taken.Key(
        hash(List.of("mail", id, from, date, mail.subject(), body)),
        ofId(id),
        hash(List.of("from", from)));
  }

  UUID ofId(String id) {
    return hash(List.of("id", id));
  }

  private UUID hash(List<String> parts) {
    var all = new StringBuilder();
    parts.forEach(each -> all.append(each.length()).append(':').append(each));
    return blinding.apply(all.toString().getBytes(UTF_8));
  }
}
