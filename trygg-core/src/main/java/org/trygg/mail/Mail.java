package org.trygg.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A mail as somebody wrote it: its headers, from whom, and its words as plain text. Never printed.
///
/// @param from the addresses it says it is from; usually one
/// @param text the plain text, quoted parts and signature included
public record Mail(Headers headers, List<String> from, String subject, String text) {
  private static final Pattern BETWEEN_IDS = Pattern.compile("(?<=>)\\s*|\\s+");

  public Mail {
    from = List.copyOf(from);
  }

  /// The ids of the mails that this one answers, the nearest first: RFC 5322 section 3.6.4.
  public List<String> answered() {
    var ids = new ArrayList<String>();
    headers.all("In-Reply-To").forEach(each -> ids.addAll(split(each)));
    headers.all("References").forEach(each -> ids.addAll(split(each).reversed()));
    return ids.stream().distinct().toList();
  }

  private static List<String> split(String field) {
    return BETWEEN_IDS.splitAsStream(field).filter(each -> !each.isBlank()).toList();
  }

  @Override
  public String toString() {
    return "Mail[REDACTED]";
  }
}
