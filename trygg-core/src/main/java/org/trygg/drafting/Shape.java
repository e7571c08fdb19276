package org.trygg.drafting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.trygg.drafting.Grammar.Section;
import org.trygg.faults.FaultRule;

/// What a value of the policy file may be: the terms in which its grammar is written.
///
/// One description serves the reader and the JSON Schema, so that editors know what the reader
/// takes.
sealed interface Shape permits Shape.Scalar, Shape.Choice, Shape.Several, Shape.Nested {
  /// One of a few words.
  record Choice(String what, List<String> values) implements Shape {}

  /// What consists of other values, or refers to them.
  sealed interface Nested extends Shape {}

  /// The name of a rule of a section, or of a group of its rules.
  record Reference(Section section, Set<String> groups) implements Nested {}

  /// Keys with names of their own, each with a value of one shape.
  record Table(Shape key, Shape value) implements Nested {}

  /// Known keys.
  record Fixed(SequencedMap<String, Key> keys) implements Nested {}

  /// A list; where one is enough it may stand alone.
  record Several(Shape each, boolean oneMayStandAlone) implements Shape {}

  /// A known key.
  ///
  /// @param whenMissing the fault that it is to leave the key out; empty when it may be left out
  /// @param note what the key means, for editors
  record Key(Shape shape, Optional<FaultRule> whenMissing, String note) {}

  /// The kinds of single values of a policy file, each with its one spelling.
  enum Scalar implements Shape {
    TEXT("a text", "(?s).*\\S.*"),
    FLAG("true or false", "true|false"),
    WORD("lower-case words joined by hyphens", "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    PATH(
        "lower-case words joined by dots and hyphens",
        "[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*"),
    PROMISE("a promise's id such as P07 or P112", "P(0[1-9]|[1-9][0-9]{1,3})"),
    DATE("a date such as 2018-09-01", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    DAY_OF_YEAR("a day of the year such as 12-31", "[0-9]{2}-[0-9]{2}"),
    ZONE("a time zone such as Europe/Stockholm", "[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)*"),
    MAIL("a mail address", "[^@\\s]+@[^@\\s]+"),
    LINK("an https link", "https://\\S+"),
    PERIOD("a period such as collection + 6 months, at-once or while-held", PeriodText.ANY),
    COUNTED_PERIOD("a period such as fiscal-year-end + 7 years", PeriodText.COUNTED),
    MONTHS("a number of months such as 24 months", PeriodText.MONTHS),
    RANGE("a range such as 6-24 months", PeriodText.RANGE),
    COUNT("a whole number", "[0-9]{1,4}"),
    DAYS("a number of days such as -2 or 39", "-?[0-9]{1,3}");

    private static final int LONGEST = 200;

    private final String what;
    private final Pattern form;

    Scalar(String what, String form) {
      this.what = what;
      this.form = Pattern.compile(form);
    }

    /// What it is, in words.
    String what() {
      return what;
    }

    /// Its spelling as a regular expression that the whole text matches.
    String form() {
      return form.pattern();
    }

    /// The rule that a text of another form breaks.
    FaultRule broken() {
      return switch (this) {
        case DATE, DAY_OF_YEAR -> FaultRule.BAD_DATE;
        case PERIOD, COUNTED_PERIOD, MONTHS, RANGE -> FaultRule.BAD_PERIOD;
        case TEXT, FLAG, WORD, PATH, PROMISE, ZONE, MAIL, LINK, COUNT, DAYS -> FaultRule.BAD_FORM;
      };
    }

    /// Whether the text is of this kind, in the calendar and the list of time zones too.
    boolean accepts(String text) {
      // The bound on length keeps the patterns' recursion shallow.
      return this == TEXT
          ? !text.isBlank()
          : text.length() <= LONGEST && form.matcher(text).matches() && exists(text);
    }

    private boolean exists(String text) {
      try {
        return switch (this) {
          case DATE -> LocalDate.parse(text) != null;
          case DAY_OF_YEAR -> MonthDay.parse("--" + text) != null;
          case ZONE -> ZoneId.getAvailableZoneIds().contains(text);
          case RANGE -> PeriodText.rangeOf(text).isPresent();
          case TEXT,
              FLAG,
              WORD,
              PATH,
              PROMISE,
              MAIL,
              LINK,
              PERIOD,
              COUNTED_PERIOD,
              MONTHS,
              COUNT,
              DAYS ->
              true;
        };
      } catch (DateTimeException _) {
        return false;
      }
    }
  }
}
