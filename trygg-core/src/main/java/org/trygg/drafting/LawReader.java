package org.trygg.drafting;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.calendar.Statutes;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;

/// Reads the statutory periods of a country from its law file.
final class LawReader {
  private LawReader() {}

  /// The periods; empty when the file has a fault, which is added.
  static Optional<Statutes> read(Tree tree, Faults faults) {
    ShapeCheck shapes = new ShapeCheck(Map.of(), faults);
    shapes.check(tree, Grammar.LAW);
    if (!shapes.isSound(tree)) {
      return Optional.empty();
    }
    Tree.Mapping table = new Entry((Tree.Mapping) tree).entry("periods").orElseThrow().mapping();
    var periods = new EnumMap<Statutes.Name, SortedMap<LocalDate, Integer>>(Statutes.Name.class);
    for (Tree.Pair pair : table.pairs()) {
      var name = Entry.constant(pair.key().text(), Statutes.Name.class);
      periods.put(name, dated(table, pair.key().text(), faults));
    }
    Set<Statutes.Name> missing = EnumSet.allOf(Statutes.Name.class);
    missing.removeAll(periods.keySet());
    for (Statutes.Name name : missing) {
      String message = "the law file gives no " + Grammar.word(name);
      faults.add(table.place(), FaultRule.MISSING_KEY, message);
    }
    return missing.isEmpty() ? Optional.of(new Statutes(periods)) : Optional.empty();
  }

  private static SortedMap<LocalDate, Integer> dated(
      Tree.Mapping table, String name, Faults faults) {
    var dated = new TreeMap<LocalDate, Integer>();
    for (Entry entry : new Entry(table).entries(name)) {
      int months = Integer.parseInt(entry.text("months"));
      if (dated.put(LocalDate.parse(entry.text("from")), months) != null) {
        String message = "two periods are said to hold from this day";
        faults.add(entry.placeOf("from"), FaultRule.DUPLICATE_KEY, message);
      }
    }
    return dated;
  }
}
