package org.trygg.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.trygg.calendar.WorkingDays;

/// The day by which a request is to be answered, reckoned where the controller is. Law: GDPR Art.
/// 12(3), Regulation 1182/71.
///
/// @param due the last day
/// @param zone in which that day ends
/// @param isExtendable whether it may still be lengthened to three months from receipt
/// @param isPaused whether the clock waits for the subject, so that the day is yet to move
public record Deadline(LocalDate due, ZoneId zone, boolean isExtendable, boolean isPaused) {
  private static final int MONTHS = 1;
  private static final int LONGEST_MONTHS = 3;
  private static final int WARNING_DAYS = 7;
  private static final int LAST_DAYS = 3;

  /// The deadline of the request as its steps are so far.
  public static Deadline of(RightsRequest request, WorkingDays days, ZoneId zone) {
    Run run = Run.of(request, days, zone);
    boolean isExtendable =
        switch (request.demand().allowance()) {
          case ONE_MONTH -> !run.isDelayed;
          case NEXT_WORKING_DAY -> false;
        };
    return new Deadline(run.due(), zone, isExtendable, run.since.isPresent());
  }

  /// Whether the day has passed, and nothing waits for the subject.
  public boolean isMissedAt(Instant now) {
    return !isPaused && day(now, zone).isAfter(due);
  }

  /// Whether the day is a week away or less; also while the clock waits, as if it ran again now, so
  /// that nothing hides behind a pause.
  public boolean isNearAt(Instant now) {
    return isWithin(WARNING_DAYS, now);
  }

  /// The same for three days.
  public boolean isCloseAt(Instant now) {
    return isWithin(LAST_DAYS, now);
  }

  private boolean isWithin(int days, Instant now) {
    return !day(now, zone).isBefore(due.minusDays(days));
  }

  private static LocalDate day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }

  /// The clock's run from receipt, step by step.
  ///
  /// @param waited the days for which it has waited
  /// @param since when it waits, if it does
  private record Run(
      LocalDate received,
      Allowance allowance,
      WorkingDays days,
      long waited,
      Optional<LocalDate> since,
      boolean isDelayed) {
    static Run of(RightsRequest request, WorkingDays days, ZoneId zone) {
      var run =
          new Run(
              day(request.received(), zone),
              request.demand().allowance(),
              days,
              0,
              Optional.empty(),
              false);
      for (Step step : request.steps()) {
        run = run.after(step, day(step.at(), zone));
      }
      return run;
    }

    LocalDate due() {
      LocalDate from = received.plusDays(waited);
      return switch (allowance) {
        case ONE_MONTH -> days.monthsAfter(from, isDelayed ? LONGEST_MONTHS : MONTHS);
        case NEXT_WORKING_DAY -> days.firstFrom(from.plusDays(1));
      };
    }

    private Run after(Step step, LocalDate day) {
      return switch (step) {
        // A day that is missed stays missed: the clock has nothing left to wait with.
        case Step.Doubted _ -> day.isAfter(due()) ? this : waitingFrom(day);
        case Step.Answered _ ->
            new Run(
                received,
                allowance,
                days,
                waited + since.map(first -> ChronoUnit.DAYS.between(first, day)).orElse(0L),
                Optional.empty(),
                isDelayed);
        case Step.Delayed _ -> new Run(received, allowance, days, waited, since, true);
        case Step.Acknowledged _,
            Step.Accepted _,
            Step.CarriedOut _,
            Step.RefusalProposed _,
            Step.Refused _,
            Step.Fulfilled _,
            Step.TakenBack _ ->
            this;
      };
    }

    private Run waitingFrom(LocalDate day) {
      return new Run(received, allowance, days, waited, Optional.of(day), isDelayed);
    }
  }
}
