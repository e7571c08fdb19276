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

  /// The deadline of the request as its steps are so far.
  public static Deadline of(RightsRequest request, WorkingDays days, ZoneId zone) {
    LocalDate received = day(request.received(), zone);
    Pauses pauses = Pauses.of(request, zone);
    LocalDate from = received.plusDays(pauses.days);
    boolean isDelayed = request.steps().stream().anyMatch(Step.Delayed.class::isInstance);
    return switch (request.demand().allowance()) {
      case ONE_MONTH ->
          new Deadline(
              days.monthsAfter(from, isDelayed ? LONGEST_MONTHS : MONTHS),
              zone,
              !isDelayed,
              pauses.since.isPresent());
      case NEXT_WORKING_DAY ->
          new Deadline(days.firstFrom(from.plusDays(1)), zone, false, pauses.since.isPresent());
    };
  }

  /// Whether the day has passed, and nothing waits for the subject.
  public boolean isMissedAt(Instant now) {
    return !isPaused && day(now, zone).isAfter(due);
  }

  /// Whether the day is a week away or less, and nothing waits for the subject.
  public boolean isNearAt(Instant now) {
    return !isPaused && !day(now, zone).isBefore(due.minusDays(WARNING_DAYS));
  }

  private static LocalDate day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }

  /// The days for which the clock has waited, and since when it waits.
  private record Pauses(long days, Optional<LocalDate> since) {
    static Pauses of(RightsRequest request, ZoneId zone) {
      var pauses = new Pauses(0, Optional.empty());
      for (Step step : request.steps()) {
        pauses = pauses.after(step, day(step.at(), zone));
      }
      return pauses;
    }

    private Pauses after(Step step, LocalDate day) {
      return switch (step) {
        case Step.Doubted _ -> new Pauses(days, Optional.of(day));
        case Step.Answered _ ->
            new Pauses(
                days + since.map(first -> ChronoUnit.DAYS.between(first, day)).orElse(0L),
                Optional.empty());
        case Step.Acknowledged _,
            Step.Accepted _,
            Step.Delayed _,
            Step.RefusalProposed _,
            Step.Refused _,
            Step.Fulfilled _,
            Step.TakenBack _ ->
            this;
      };
    }
  }
}
