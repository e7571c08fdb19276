package org.trygg.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Statutory periods as dated data: each holds from a day on, until a later one replaces it.
///
/// @param periods for each period, its months by the day from which they hold
public record Statutes(Map<Name, SortedMap<LocalDate, Integer>> periods) {
  /// The statutory periods that the lifespan of data depends on.
  public enum Name {
    /// How long a claim on a consumer lives: lag 1981:130 2 §.
    CONSUMER_CLAIM_PRESCRIPTION,
    /// How long accounting records are kept after the calendar year: BFL 7:2.
    ACCOUNTING_RECORDS
  }

  public Statutes {
    var copy = new TreeMap<Name, SortedMap<LocalDate, Integer>>();
    periods.forEach((name, dated) -> copy.put(name, new TreeMap<>(dated)));
    periods = Collections.unmodifiableMap(copy);
  }

  /// The period's months by the day from which they hold; empty where the law data are silent.
  public SortedMap<LocalDate, Integer> dated(Name name) {
    SortedMap<LocalDate, Integer> dated = periods.get(name);
    return dated == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(dated);
  }

  /// The period's months as the law stands on the day.
  ///
  /// @throws IllegalArgumentException if the law gives no such period on that day
  public int months(Name name, LocalDate on) {
    SortedMap<LocalDate, Integer> dated = periods.get(name);
    if (dated != null) {
      var at = ((NavigableMap<LocalDate, Integer>) dated).floorEntry(on);
      if (at != null) {
        return at.getValue();
      }
    }
    throw new IllegalArgumentException("The law data give no " + name + " on that day");
  }
}
