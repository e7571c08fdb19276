package org.trygg.policy;

import java.util.Optional;

/// How long a purpose may use a category, as the notice says it. Term: GDPR Art. 13(2)(a),
/// `dpv:StorageDuration`.
public sealed interface RetentionPeriod {
  /// Never stored: thrown away on arrival.
  record AtOnce() implements RetentionPeriod {}

  /// For as long as another purpose keeps it; keeps nothing by itself.
  record WhileHeld() implements RetentionPeriod {}

  /// A number of calendar months from the day that the anchor gives.
  ///
  /// @param months 0 or more, counted as one step, never chained
  /// @param limit whether the months are the longest or the shortest time
  /// @param range the months between which the notice lets the operator choose; empty when fixed
  /// @param notInvoiced the months from collection that hold for what no invoice has charged yet;
  ///   only with the anchor [Anchor#INVOICE_SETTLEMENT]
  record After(
      Anchor anchor, int months, Limit limit, Optional<Range> range, Optional<Integer> notInvoiced)
      implements RetentionPeriod {
    /// @throws IllegalArgumentException if the months are negative, outside the range, or the
    ///   fallback is given for another anchor
    public After {
      if (months < 0) {
        throw new IllegalArgumentException("A period is 0 months or more");
      }
      if (range.isPresent() && !range.get().contains(months)) {
        throw new IllegalArgumentException("The months lie outside the range of the notice");
      }
      if (notInvoiced.isPresent() != (anchor == Anchor.INVOICE_SETTLEMENT)) {
        throw new IllegalArgumentException(
            "A period from invoice settlement says what holds before there is an invoice");
      }
    }
  }

  /// From when a period is counted.
  enum Anchor {
    COLLECTION,
    CONTRACT_END,
    INVOICE_SETTLEMENT,
    FISCAL_YEAR_END,
    CASE_CLOSURE,
    CONSENT_END
  }

  /// What the months mean.
  enum Limit {
    /// The longest time: gone on the same day of the month, be it a holiday or not.
    CEILING,
    /// The shortest time, by statute: kept through its last day, gone on the next.
    DUTY
  }

  /// Months from the least to the most, both included.
  record Range(int least, int most) {
    /// @throws IllegalArgumentException if the most is less than the least
    public Range {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("A range of months goes from the least to the most");
      }
    }

    boolean contains(int months) {
      return months >= least && months <= most;
    }
  }
}
