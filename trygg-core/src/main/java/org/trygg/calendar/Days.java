package org.trygg.calendar;

import java.time.LocalDate;

/// Days as numbers, counted from 1970-01-01, so that periods are reckoned without making objects.
///
/// A day that no calendar of ours reaches, before the year 0 or after 9999, counts as the nearest
/// one that it does: a decision is never a fault of arithmetic.
public final class Days {
  /// In place of an end: no end is known.
  public static final int OPEN = Integer.MAX_VALUE;

  /// In place of an end: not at all.
  public static final int NEVER = Integer.MIN_VALUE;

  private static final int FIRST = (int) LocalDate.of(0, 1, 1).toEpochDay();
  private static final int LAST = (int) LocalDate.of(9999, 12, 31).toEpochDay();
  private static final int END_OF_TIME = (int) LocalDate.of(99999, 12, 31).toEpochDay();

  /// Days from 0000-03-01 to 1970-01-01. Years run from March, so that the leap day is their last.
  private static final int TO_EPOCH = 719_468;

  private static final int MONTHS_IN_CYCLE = 4_800;
  private static final int DAYS_IN_CYCLE = 146_097;

  private Days() {}

  public static int of(LocalDate day) {
    return of(day.toEpochDay());
  }

  public static int of(long epochDay) {
    return Math.clamp(epochDay, FIRST, LAST);
  }

  public static LocalDate date(int day) {
    return LocalDate.ofEpochDay(day);
  }

  /// The same day of the month, that many months later; the month's last day where it has none
  /// such. One step: never to be chained.
  public static int plusMonths(int day, int months) {
    long from = month(day);
    long to = from + months;
    long first = firstDay(to);
    long last = firstDay(to + 1) - 1;
    return (int) Math.min(Math.min(first + (day - firstDay(from)), last), END_OF_TIME);
  }

  /// The calendar year in which the day lies.
  static int year(int day) {
    return (int) Math.floorDiv(month(day) + 2, 12L);
  }

  /// The 31st of December of a calendar year.
  static int lastOfYear(int year) {
    return (int) firstDay((year + 1) * 12L - 2) - 1;
  }

  public static Until until(int end) {
    return switch (end) {
      case OPEN -> new Until.Open();
      case NEVER -> new Until.Never();
      default -> new Until.Day(date(end));
    };
  }

  /// The month in which the day lies, counted from March of the year 0. The average length of a
  /// month gives it within one.
  private static long month(int day) {
    long guess = Math.floorDiv((day + (long) TO_EPOCH) * MONTHS_IN_CYCLE, DAYS_IN_CYCLE);
    if (firstDay(guess) > day) {
      return guess - 1;
    }
    return firstDay(guess + 1) <= day ? guess + 1 : guess;
  }

  private static long firstDay(long month) {
    long year = Math.floorDiv(month, 12L);
    long sinceMarch = month - 12 * year;
    long leapDays = Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L);
    return 365 * year + leapDays + (153 * sinceMarch + 2) / 5 - TO_EPOCH;
  }
}
