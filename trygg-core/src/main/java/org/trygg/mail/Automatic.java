package org.trygg.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.mail.Recognition.Why;

/// Tells what machines send from what people write: RFC 3834, and the fields that programs use
/// beside it.
///
/// @param ownAddresses the addresses that the desk itself writes from
public record Automatic(Set<String> ownAddresses) {
  private static final Set<String> BULK = Set.of("bulk", "junk", "list");
  private static final List<String> LIST_FIELDS = List.of("List-Id", "List-Unsubscribe");
  private static final List<String> REPLY_FIELDS =
      List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder");

  public Automatic {
    ownAddresses =
        ownAddresses.stream().map(Automatic::normal).collect(Collectors.toUnmodifiableSet());
  }

  /// Why the mail is taken for a machine's; empty for a person's.
  public Optional<Why> why(Mail mail) {
    Headers headers = mail.headers();
    if (mail.from().stream().map(Automatic::normal).anyMatch(ownAddresses::contains)) {
      return Optional.of(Why.OWN_ADDRESS);
    }
    if (isBounce(mail)) {
      return Optional.of(Why.BOUNCE);
    }
    if (isAutomaticReply(headers)) {
      return Optional.of(Why.AUTOMATIC_REPLY);
    }
    return isBulk(headers) ? Optional.of(Why.BULK) : Optional.empty();
  }

  private static boolean isBounce(Mail mail) {
    Headers headers = mail.headers();
    boolean isReport =
        headers
            .first("Content-Type")
            .filter(each -> word(each).equals("multipart/report"))
            .isPresent();
    boolean nobody = headers.first("Return-Path").filter("<>"::equals).isPresent();
    boolean fromServer =
        mail.from().stream()
            .map(Automatic::normal)
            .anyMatch(each -> each.startsWith("mailer-daemon@"));
    return isReport || nobody || fromServer;
  }

  private static boolean isAutomaticReply(Headers headers) {
    boolean told =
        headers.first("Auto-Submitted").filter(each -> !word(each).equals("no")).isPresent();
    boolean suppressed =
        headers
            .first("X-Auto-Response-Suppress")
            .filter(each -> Set.of("all", "autoreply", "oof").contains(word(each)))
            .isPresent();
    boolean replied =
        headers.first("Precedence").filter(each -> word(each).equals("auto_reply")).isPresent();
    return told
        || suppressed
        || replied
        || REPLY_FIELDS.stream().anyMatch(each -> headers.first(each).isPresent());
  }

  private static boolean isBulk(Headers headers) {
    return headers.first("Precedence").filter(each -> BULK.contains(word(each))).isPresent()
        || LIST_FIELDS.stream().anyMatch(each -> headers.first(each).isPresent());
  }

  /// The value's first word, before parameters and lists.
  private static String word(String value) {
    return value.split("[;,(\\s]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
