package org.trygg.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// The time of an event, RFC 3339, as programs write it.
///
/// The form in UTC, `2026-01-10T08:15:30.125Z`, which nearly all of them write, is read digit by
/// digit: the general way costs more than all else of an event.
final class EventTime {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;

  private EventTime() {}

  /// @throws DateTimeException if it is not of the form; the exception may hold the text
  static Instant parse(String text) {
    return isUtc(text) ? utc(text) : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean isUtc(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      if (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
        return false;
      }
    }
    return hasClock(text) && (end == FORM.length() || hasFraction(text, end));
  }

  private static boolean hasClock(String text) {
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static boolean hasFraction(String text, int end) {
    int digits = end - FORM.length() - 1;
    boolean is = text.charAt(FORM.length()) == '.' && digits > 0 && digits <= NANO_DIGITS;
    for (int i = FORM.length() + 1; is && i < end; i++) {
      is = isDigit(text.charAt(i));
    }
    return is;
  }

  private static Instant utc(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int minutes = number(text, 11, 13) * 60 + number(text, 14, 16);
    return Instant.ofEpochSecond(
        day.toEpochDay() * 86_400 + minutes * 60L + number(text, 17, 19), nanos(text));
  }

  private static int nanos(String text) {
    int from = FORM.length() + 1;
    int end = text.length() - 1;
    int nanos = from < end ? number(text, from, end) : 0;
    for (int digits = Math.max(end - from, 0); digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int until) {
    int number = 0;
    for (int i = from; i < until; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
