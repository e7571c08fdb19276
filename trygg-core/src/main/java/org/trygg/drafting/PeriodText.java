package org.trygg.drafting;

import static org.trygg.policy.RetentionPeriod.Anchor.INVOICE_SETTLEMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.trygg.drafting.Sheet.Written;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.policy.RetentionPeriod.Range;

/// How periods are written: `contract-end + 24 months`, `6-24 months`, `at-once`, `while-held`.
///
/// @param months 12 for each year
record PeriodText(Anchor anchor, int months) {
  static final String AT_ONCE = "at-once";
  static final String WHILE_HELD = "while-held";
  static final String MONTHS = "([0-9]{1,3}) months?";
  static final String RANGE = "([0-9]{1,3})-([0-9]{1,3}) months";
  static final String COUNTED =
      "(collection|contract-end|invoice-settlement|fiscal-year-end|case-closure|consent-end)"
          + " \\+ ([0-9]{1,3}) (month|year)s?";
  static final String ANY = AT_ONCE + "|" + WHILE_HELD + "|" + COUNTED;

  /// @throws IllegalArgumentException if the text is not of the form [#COUNTED]
  static PeriodText parse(String text) {
    MatchResult found = match(COUNTED, text);
    int number = Integer.parseInt(found.group(2));
    Anchor anchor = Anchor.valueOf(found.group(1).replace('-', '_').toUpperCase(Locale.ROOT));
    return new PeriodText(anchor, found.group(3).equals("year") ? 12 * number : number);
  }

  /// @throws IllegalArgumentException if the text is not of the form [#MONTHS]
  static int monthsOf(String text) {
    return Integer.parseInt(match(MONTHS, text).group(1));
  }

  /// The range; empty when it goes backwards.
  ///
  /// @throws IllegalArgumentException if the text is not of the form [#RANGE]
  static Optional<Range> rangeOf(String text) {
    MatchResult found = match(RANGE, text);
    int least = Integer.parseInt(found.group(1));
    int most = Integer.parseInt(found.group(2));
    return least <= most ? Optional.of(new Range(least, most)) : Optional.empty();
  }

  /// What a text that is no period was probably meant to begin with.
  static Optional<String> probably(String text) {
    String first = text.strip().split("[ +]", 2)[0];
    List<String> known =
        Arrays.stream(Anchor.values())
            .map(anchor -> anchor.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return known.contains(first) ? Optional.empty() : Faults.nearest(first, known);
  }

  /// The period of a rule in which [#check] found no fault.
  static RetentionPeriod period(Entry entry) {
    String text = entry.optionalText("until").orElseGet(() -> entry.text("keep-through"));
    return switch (text) {
      case PeriodText.AT_ONCE -> new RetentionPeriod.AtOnce();
      case PeriodText.WHILE_HELD -> new RetentionPeriod.WhileHeld();
      default -> after(PeriodText.parse(text), entry);
    };
  }

  private static RetentionPeriod after(PeriodText period, Entry entry) {
    Limit limit = entry.optionalText("until").isPresent() ? Limit.CEILING : Limit.DUTY;
    Optional<Integer> notInvoiced = entry.optionalText("not-invoiced").map(PeriodText::monthsOf);
    return new RetentionPeriod.After(
        period.anchor(), period.months(), limit, range(entry), notInvoiced);
  }

  private static Optional<Range> range(Entry entry) {
    return entry.optionalText("range").flatMap(PeriodText::rangeOf);
  }

  /// Adds what is wrong with the period of a retention rule that has the right shape.
  static void check(Written written, ShapeCheck shapes) {
    Entry entry = new Entry(written.body());
    Optional<String> until = entry.optionalText("until");
    Optional<String> duty = entry.optionalText("keep-through");
    if (until.isPresent() && duty.isPresent()) {
      fault(written, shapes, "keep-through", FaultRule.KEY_WITHOUT_EFFECT, BOTH);
    } else if (until.isEmpty() && duty.isEmpty()) {
      fault(written, shapes, "until", FaultRule.MISSING_KEY, NEITHER);
    } else {
      Optional<PeriodText> counted =
          until.or(() -> duty).filter(PeriodText::isCounted).map(PeriodText::parse);
      range(written, shapes, entry, counted);
      notInvoiced(written, shapes, entry, counted);
      statute(written, shapes, entry);
    }
  }

  private static void range(
      Written written, ShapeCheck shapes, Entry entry, Optional<PeriodText> counted) {
    Optional<Range> range = range(entry);
    if (range.isPresent() && counted.isEmpty()) {
      fault(written, shapes, "range", FaultRule.KEY_WITHOUT_EFFECT, NOTHING_TO_BOUND);
    } else if (range.isPresent()) {
      int months = counted.orElseThrow().months();
      if (months < range.get().least() || months > range.get().most()) {
        fault(written, shapes, "until", FaultRule.PERIOD_OUT_OF_RANGE, OUTSIDE);
      }
    }
  }

  private static void notInvoiced(
      Written written, ShapeCheck shapes, Entry entry, Optional<PeriodText> counted) {
    boolean given = entry.optionalText("not-invoiced").isPresent();
    boolean needed = counted.map(PeriodText::anchor).filter(INVOICE_SETTLEMENT::equals).isPresent();
    if (given && !needed) {
      fault(written, shapes, "not-invoiced", FaultRule.KEY_WITHOUT_EFFECT, NO_INVOICE);
    } else if (needed && !given) {
      fault(written, shapes, "until", FaultRule.MISSING_KEY, BEFORE_INVOICE);
    }
  }

  private static void statute(Written written, ShapeCheck shapes, Entry entry) {
    if (entry.optionalText("keep-through").isPresent() && entry.optionalText("law").isEmpty()) {
      fault(written, shapes, "keep-through", FaultRule.OBLIGATION_WITHOUT_LAW, DUTY);
    }
  }

  private static boolean isCounted(String text) {
    return !text.equals(PeriodText.AT_ONCE) && !text.equals(PeriodText.WHILE_HELD);
  }

  private static void fault(
      Written written, ShapeCheck shapes, String key, FaultRule rule, String message) {
    shapes.fault(written.body(), written.placeOf(key), rule, message);
  }

  private static final String BOTH =
      "a period is either the longest (until) or the shortest by statute (keep-through), not both";
  private static final String NEITHER = "the key \"until\" (or \"keep-through\") is missing";
  private static final String NOTHING_TO_BOUND = "a range bounds a number of months only";
  private static final String OUTSIDE = "the period lies outside the rule's own range";
  private static final String NO_INVOICE =
      "this holds only for a period from invoice-settlement; remove it";
  private static final String BEFORE_INVOICE =
      "a period from invoice-settlement needs \"not-invoiced\" for what no invoice has charged";
  private static final String DUTY = "a duty to keep names its statute in the key \"law\"";

  private static MatchResult match(String form, String text) {
    var matcher = Pattern.compile(form).matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("This is not a period");
    }
    return matcher.toMatchResult();
  }
}
