package org.trygg.mail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the sender wrote with its own hand: without what it quotes, its signature, and the headers
/// of what it forwards; as sentences in lower case with single blanks.
final class OwnWords {
  private static final Pattern FORWARD =
      Pattern.compile("(?i)\\s*(fwd?|vb|wg|vidarebefordrat)\\s*:.*");
  private static final Pattern ATTRIBUTION =
      Pattern.compile("(?i)\\s*(den|på|on|le|am)\\b.{4,160}\\b(skrev|wrote)\\b.{0,120}:?\\s*");
  private static final Pattern SEPARATOR =
      Pattern.compile("(?i)[-_\\s]*(ursprungligt meddelande|original message)[-_\\s]*|_{20,}\\s*");
  private static final Pattern FORWARDED =
      Pattern.compile(
          "(?i)[-\\s]*(forwarded message|vidarebefordrat (meddelande|brev)|begin forwarded message:?|vidarebefordrat meddelande:?)[-\\s]*");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\s*\\*?(från|from|skickat|sent|datum|date|till|to|kopia|cc|ämne|subject)\\*?:.*");
  private static final Pattern FIRST_HEADER = Pattern.compile("(?i)\\s*\\*?(från|from)\\*?:.*");
  private static final Pattern SIGNATURE = Pattern.compile("(--|—|__+) ?");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)\\s*(skickat från|hämta|sent from|get) (min|my|mitt|outlook|mail).*");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");
  private static final Pattern SENTENCE_END =
      Pattern.compile("[.!?]+(?=\\s|$)|\\n\\s*\\n|\\n\\s*[-*•]\\s");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private OwnWords() {}

  /// The sentences: the subject's first, then the text's.
  static List<String> sentences(Mail mail) {
    var all = new ArrayList<String>();
    String subject = mail.subject().replaceFirst("(?i)^\\s*((re|sv|fwd?|vb)\\s*:\\s*)+", "");
    all.addAll(split(subject));
    all.addAll(split(own(mail)));
    return List.copyOf(all);
  }

  private static List<String> split(String text) {
    return Arrays.stream(SENTENCE_END.split(text))
        .map(OwnWords::fold)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /// The form in which words are compared: å, ä and ö stay what they are.
  static String fold(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String seen = INVISIBLE.matcher(composed).replaceAll("").replace('’', '\'');
    return BLANKS.matcher(seen).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static String own(Mail mail) {
    boolean forwards = FORWARD.matcher(mail.subject()).matches();
    var own = new ArrayList<String>();
    for (String line : mail.text().lines().toList()) {
      if (isEnd(line)) {
        break;
      }
      boolean blockBegins =
          SEPARATOR.matcher(line).matches() || FIRST_HEADER.matcher(line).matches();
      boolean saidSomething = own.stream().anyMatch(each -> !each.isBlank());
      if (blockBegins && saidSomething && !forwards) {
        break;
      }
      if (!isQuoted(line)) {
        own.add(line);
      }
    }
    return String.join("\n", own);
  }

  /// Below a signature nothing of the mail's own follows.
  private static boolean isEnd(String line) {
    return SIGNATURE.matcher(line).matches() || DEVICE.matcher(line).matches();
  }

  private static boolean isQuoted(String line) {
    return line.stripLeading().startsWith(">")
        || ATTRIBUTION.matcher(line).matches()
        || SEPARATOR.matcher(line).matches()
        || FORWARDED.matcher(line).matches()
        || HEADER.matcher(line).matches();
  }
}
