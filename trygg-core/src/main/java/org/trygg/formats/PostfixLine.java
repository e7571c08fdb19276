package org.trygg.formats;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Stamps;

/// One line of syslog, as Postfix writes it: when, which host and program, and what it says.
///
/// @param says with the queue id before the [#text] where it is about a message in the queue
record PostfixLine(Line line, Instant at, String host, String program, String says) {
  private static final int LONGEST_VALUE = 1024;
  private static final int LONGEST_HOST = 255;

  /// Short queue ids are hexadecimal; long ones have letters and digits but no vowels.
  private static final Pattern QUEUE_ID =
      Pattern.compile("([0-9A-F]{5,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,24}): ");

  private static final Pattern PROGRAM = Pattern.compile("([\\w./-]{1,64})(\\[\\d{1,10}])?");
  private static final Set<String> VALUES =
      Set.of(
          "from",
          "to",
          "orig_to",
          "relay",
          "delay",
          "dsn",
          "status",
          "size",
          "nrcpt",
          "sasl_username",
          "client");

  static PostfixLine parse(Line line, Stamps stamps) throws FormatFault {
    String all = line.text();
    boolean iso = !all.isEmpty() && Character.isDigit(all.charAt(0));
    int host = iso ? all.indexOf(' ') : 15;
    int program = all.indexOf(' ', host + 1);
    int says = all.indexOf(": ", program + 1);
    if (host < 0 || program < 0 || says < 0 || all.charAt(host) != ' ') {
      throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
    }
    Matcher name = PROGRAM.matcher(all.substring(program + 1, says));
    if (!name.matches() || program - host > LONGEST_HOST) {
      throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
    }
    String stamp = all.substring(0, host);
    Instant at = iso ? stamps.iso(stamp) : stamps.bsd(stamp);
    String from = all.substring(host + 1, program);
    return new PostfixLine(line, at, from, name.group(1), all.substring(says + 2));
  }

  /// Returns the id of the message that it is about, empty if it is about none in the queue.
  Optional<String> queueId() {
    Matcher id = QUEUE_ID.matcher(says);
    return id.lookingAt() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /// Returns what it says, without the queue id.
  String text() {
    return queueId().map(id -> says.substring(id.length() + 2)).orElse(says);
  }

  boolean isPostfix() {
    return program.startsWith("postfix");
  }

  /// Returns the values that are kept of a list such as `to=<a@b>, relay=c, status=sent (d)`, by
  /// kebab-case name, up to the first remark in brackets.
  static Map<String, String> values(String list) throws FormatFault {
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < list.length()) {
      int equals = list.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      int end = valueEnd(list, equals + 1);
      String name = list.substring(at, equals);
      if (VALUES.contains(name)) {
        values.putIfAbsent(name.replace('_', '-'), value(list.substring(equals + 1, end)));
      }
      if (list.startsWith(" (", end)) {
        break;
      }
      at = list.startsWith(", ", end) ? end + 2 : end + 1;
    }
    return values;
  }

  private static int valueEnd(String list, int from) throws FormatFault {
    if (list.startsWith("<", from)) {
      int close = list.indexOf('>', from);
      if (close < 0) {
        throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
      }
      return close + 1;
    }
    int end = from;
    while (end < list.length() && list.charAt(end) != ',' && list.charAt(end) != ' ') {
      end++;
    }
    return end;
  }

  private static String value(String text) throws FormatFault {
    if (text.length() > LONGEST_VALUE) {
      throw new FormatFault(FaultKind.VALUE_TOO_LONG);
    }
    return text.startsWith("<") ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  public String toString() {
    return "PostfixLine[REDACTED]";
  }
}
