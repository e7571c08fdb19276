package org.trygg.drafting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.calendar.Holiday;
import org.trygg.calendar.WorkingDays;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;

/// Reads the public holidays of a country from its law file.
final class HolidayReader {
  static final String ON = "on";
  static final String FROM_EASTER = "from-easter";
  static final String SATURDAY_FROM = "saturday-from";

  private static final List<String> RULES = List.of(ON, FROM_EASTER, SATURDAY_FROM);

  private HolidayReader() {}

  /// The working days; empty when the file has a fault, which is added.
  static Optional<WorkingDays> read(Tree tree, Faults faults) {
    ShapeCheck shapes = new ShapeCheck(Map.of(), faults);
    shapes.check(tree, Grammar.HOLIDAYS);
    if (!shapes.isSound(tree)) {
      return Optional.empty();
    }
    List<Optional<Holiday>> holidays =
        new Entry((Tree.Mapping) tree)
            .entries("holidays").stream().map(each -> holiday(each, faults)).toList();
    return holidays.stream().allMatch(Optional::isPresent)
        ? Optional.of(new WorkingDays(holidays.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  private static Optional<Holiday> holiday(Entry entry, Faults faults) {
    List<String> given = RULES.stream().filter(key -> entry.optionalText(key).isPresent()).toList();
    if (given.isEmpty()) {
      String message = "a holiday says one of " + String.join(", ", RULES);
      faults.add(entry.mapping().place(), FaultRule.MISSING_KEY, message);
      return Optional.empty();
    }
    if (given.size() > 1) {
      String message = "this holiday says " + given.getFirst() + " already";
      faults.add(entry.placeOf(given.get(1)), FaultRule.KEY_WITHOUT_EFFECT, message);
      return Optional.empty();
    }
    return Optional.of(
        new Holiday(
            entry.text("name"),
            rule(given.getFirst(), entry.text(given.getFirst())),
            LocalDate.parse(entry.text("from")),
            entry.optionalText("until").map(LocalDate::parse)));
  }

  private static Holiday.Rule rule(String key, String value) {
    return switch (key) {
      case ON -> new Holiday.Rule.On(MonthDay.parse("--" + value));
      case FROM_EASTER -> new Holiday.Rule.FromEaster(Integer.parseInt(value));
      case SATURDAY_FROM ->
          new Holiday.Rule.WeekdayFrom(DayOfWeek.SATURDAY, MonthDay.parse("--" + value));
      default -> throw new IllegalStateException("The grammar knows no other rule of a holiday");
    };
  }
}
