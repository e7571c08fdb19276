package org.trygg.policy;

import java.util.function.Function;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.AtOnce;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.policy.RetentionPeriod.WhileHeld;
import org.trygg.vocabulary.Words;

/// Says how long in plain words, for pages and the command line.
public final class PeriodWords {
  private static final int TOLD_IN_YEARS = 36;

  private PeriodWords() {}

  /// The period in words.
  public static Words of(RetentionPeriod period) {
    return switch (period) {
      case AtOnce _ -> new Words("sparas aldrig", "never stored");
      case WhileHeld _ ->
          new Words(
              "så länge uppgifterna sparas för något annat, sparar inget i sig",
              "as long as the data is kept for something else, keeps nothing by itself");
      case After after ->
          new Words(
              counted(after).sv() + rest(after, Words::sv),
              counted(after).en() + rest(after, Words::en));
    };
  }

  private static Words counted(After after) {
    Words months = months(after.months());
    Words anchor = words(after.anchor());
    boolean duty = after.limit() == Limit.DUTY;
    return new Words(
        (duty ? "ska sparas till och med " : "högst ") + months.sv() + " efter " + anchor.sv(),
        (duty ? "must be kept through " : "at most ") + months.en() + " after " + anchor.en());
  }

  private static String rest(After after, Function<Words, String> language) {
    String range =
        after
            .range()
            .map(r ->
                new Words(
                    " (policyn tillåter %d till %d månader)".formatted(r.least(), r.most()),
                    " (the notice allows %d to %d months)".formatted(r.least(), r.most())))
            .map(language)
            .orElse("");
    String before =
        after
            .notInvoiced()
            .map(m ->
                new Words(
                    "; det som inte har fakturerats %s efter insamlingen".formatted(months(m).sv()),
                    "; what has not been invoiced %s after collection".formatted(months(m).en())))
            .map(language)
            .orElse("");
    return range + before;
  }

  /// A number of months; from three years on, whole years are told as years.
  static Words months(int months) {
    if (months >= TOLD_IN_YEARS && months % 12 == 0) {
      return new Words(months / 12 + " år", months / 12 + " years");
    }
    return new Words(
        months + (months == 1 ? " månad" : " månader"),
        months + (months == 1 ? " month" : " months"));
  }

  private static Words words(Anchor anchor) {
    return switch (anchor) {
      case COLLECTION -> new Words("insamlingen", "collection");
      case CONTRACT_END -> new Words("avtalets slut", "the end of the contract");
      case INVOICE_SETTLEMENT ->
          new Words("att fakturan reglerades", "the settlement of the invoice");
      case FISCAL_YEAR_END ->
          new Words(
              "det kalenderår då räkenskapsåret slutade",
              "the calendar year in which the fiscal year ended");
      case CASE_CLOSURE -> new Words("att ärendet avslutades", "the closing of the case");
      case CONSENT_END -> new Words("att samtycket upphörde", "the end of the consent");
    };
  }
}
