package org.trygg.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What became of one event.
///
/// @param line the event's line, from 1
/// @param duplicate whether it had been taken before; the rest is as it was then
/// @param reason why it was not kept, or the rule that it breaks; `-` when it was kept
/// @param at the ledger entry that is the receipt; of what is malformed, the place of the fault
public record EventOutcome(long line, boolean duplicate, Status status, String reason, String at) {
  /// How it ended.
  public enum Status {
    KEPT,
    DISCARDED,
    QUARANTINED,
    REFUSED,
    MALFORMED
  }

  static List<EventOutcome> parse(String text) throws IOException {
    var all = new ArrayList<EventOutcome>();
    for (String line : text.lines().filter(each -> !each.isEmpty()).toList()) {
      String[] parts = line.split("\t", -1);
      try {
        all.add(
            new EventOutcome(
                Long.parseLong(parts[0]),
                parts[1].equals("duplicate"),
                Status.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                parts[3],
                parts[4]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("The answer is not a Trygg server's", e);
      }
    }
    return all;
  }
}
