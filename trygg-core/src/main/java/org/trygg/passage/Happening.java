package org.trygg.passage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.trygg.vault.Fields;

/// One event as it is handed in: when, of what type, its fields, and the addresses it tells of;
/// never printed.
///
/// @param at between 1970 and 2200
/// @param type the kind of event as the log names it, such as `radius.stop`
/// @param fields at most 1,000, by name
public record Happening(
    Instant at, String type, Map<String, String> fields, List<AddressUse> addresses) {
  /// @throws IllegalArgumentException if a field is not of its form
  public Happening {
    fields = Fields.of(fields).byName();
    addresses = List.copyOf(addresses);
  }

  /// An event that tells of no address.
  public static Happening of(Instant at, String type, Map<String, String> fields) {
    return new Happening(at, type, fields, List.of());
  }

  @Override
  public String toString() {
    return "Happening[REDACTED]";
  }
}
