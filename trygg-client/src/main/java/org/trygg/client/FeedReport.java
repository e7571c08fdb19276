package org.trygg.client;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The account of a log that was fed in.
///
/// @param clean whether all was understood or could be ignored, and nothing set aside or refused
/// @param figures by name, in order: lines, understood, ignored, malformed, events, kept,
///   discarded, duplicate, and quarantined and refused with a dot and why
/// @param malformed what is wrong with which lines, such as `3-5,9`; the first 1,000 places
public record FeedReport(boolean clean, Map<String, Long> figures, Map<String, String> malformed) {
  private static final String CLEAN = "clean";
  private static final String PLACE = "line ";

  public FeedReport {
    figures = new LinkedHashMap<>(figures);
    malformed = new LinkedHashMap<>(malformed);
  }

  /// The figure of that name; 0 when there is none.
  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  static FeedReport parse(String text) throws IOException {
    var figures = new LinkedHashMap<String, Long>();
    var malformed = new LinkedHashMap<String, String>();
    String clean = "";
    for (String line : text.lines().filter(each -> !each.isEmpty()).toList()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw notOurs();
      }
      String name = line.substring(0, tab);
      String value = line.substring(tab + 1);
      if (name.equals(CLEAN)) {
        clean = value;
      } else if (name.startsWith(PLACE)) {
        malformed.put(name.substring(PLACE.length()), value);
      } else {
        figures.put(name, number(value));
      }
    }
    if (!clean.equals("true") && !clean.equals("false")) {
      throw notOurs();
    }
    return new FeedReport(clean.equals("true"), figures, malformed);
  }

  private static long number(String value) throws IOException {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw notOurs();
    }
  }

  private static IOException notOurs() {
    return new IOException("The answer is not a Trygg server's");
  }
}
