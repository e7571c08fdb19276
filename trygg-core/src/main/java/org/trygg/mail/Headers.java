package org.trygg.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The header fields of a mail, by name in whatever case; values decoded and unfolded. Never
/// printed.
///
/// @param byName the values of each field, in the order of the mail
public record Headers(Map<String, List<String>> byName) {
  public Headers {
    var all = new TreeMap<String, List<String>>();
    byName.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    byName = Map.copyOf(all);
  }

  /// Every value of the field.
  public List<String> all(String name) {
    return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /// The field's first value, without blanks around it; empty if there is no such field.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst().map(String::strip);
  }

  @Override
  public String toString() {
    return "Headers[REDACTED]";
  }
}
