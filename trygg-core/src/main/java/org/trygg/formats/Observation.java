package org.trygg.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.lines.Lines;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;

/// One thing that a log told. Personal data: it is never printed.
///
/// @param at when it happened
/// @param about who it may be about, the likeliest first; empty if nothing leads to anyone
/// @param fields what the log says, by kebab-case name, in the log's order
/// @param leases the addresses that it tells of, none unless it is an IP log
public record Observation(
    EventType type,
    Instant at,
    List<Identifier> about,
    Map<String, String> fields,
    List<Lease> leases,
    Origin origin) {

  public Observation {
    about = List.copyOf(about);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    leases = List.copyOf(leases);
  }

  /// Returns the category that such an event suggests.
  public Category category() {
    return type.category();
  }

  @Override
  public String toString() {
    return "Observation[" + type + " REDACTED, lines " + origin.lines() + "]";
  }

  /// Where an observation came from.
  ///
  /// @param lines the lines that tell of it, some of which may tell of others too
  /// @param id the same whenever the same lines are read again, 64 hexadecimal digits; lines that
  ///   bear no time of their own are a new observation at every reading
  /// @param whole whether all that the log writes about it was there
  public record Origin(Lines lines, String id, boolean whole) {}

  /// Gathers who and what of one observation, leaving out what the log leaves empty.
  static final class Content {
    private final List<Identifier> about = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Lease> leases = new ArrayList<>();

    Content put(String name, String value) {
      if (!value.isEmpty() && !name.isEmpty()) {
        fields.put(name, value);
      }
      return this;
    }

    Content putAll(Map<String, String> more) {
      more.forEach(this::put);
      return this;
    }

    Content about(List<Identifier> identifiers) {
      identifiers.stream().filter(each -> !about.contains(each)).forEach(about::add);
      return this;
    }

    Content lease(Lease lease) {
      leases.add(lease);
      return this;
    }

    boolean namesSomeone() {
      return !about.isEmpty();
    }

    Observation observed(EventType type, Instant at, Origin origin) {
      return new Observation(type, at, about, fields, leases, origin);
    }
  }
}
