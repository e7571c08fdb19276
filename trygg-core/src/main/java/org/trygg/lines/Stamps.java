package org.trygg.lines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;

/// Reads the time stamps of logs; those that name no year or zone are completed from here.
public final class Stamps {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /// Abbreviations that mean one offset in Europe; others are ambiguous and refused.
  private static final Map<String, ZoneOffset> OFFSETS =
      Map.of(
          "UTC", ZoneOffset.UTC,
          "GMT", ZoneOffset.UTC,
          "Z", ZoneOffset.UTC,
          "WET", ZoneOffset.UTC,
          "WEST", ZoneOffset.ofHours(1),
          "CET", ZoneOffset.ofHours(1),
          "CEST", ZoneOffset.ofHours(2),
          "EET", ZoneOffset.ofHours(2),
          "EEST", ZoneOffset.ofHours(3));

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final InstantSource clock;
  private final ZoneId zone;

  public Stamps(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  public Instant now() {
    return clock.instant();
  }

  /// Reads the stamp of C's `ctime`, in the reader's zone: `Mon Nov 23 18:58:11 2026`.
  public Instant ctime(String text) throws FormatFault {
    List<String> words = words(text, 5);
    LocalDate date = date(words.get(4), words.get(1), words.get(2));
    return sane(date.atTime(time(words.get(3))).atZone(zone).toInstant());
  }

  /// Reads FreeRADIUS's date, with its zone: `Mar 10 2026 18:02:11 UTC`.
  public static Instant radius(String text) throws FormatFault {
    List<String> words = words(text, 5);
    ZoneOffset offset = OFFSETS.get(words.get(4));
    if (offset == null) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
    LocalDate date = date(words.get(2), words.get(0), words.get(1));
    return sane(date.atTime(time(words.get(3))).toInstant(offset));
  }

  /// Reads a BSD stamp, `May 11 04:02:36`: in the latest year in which it is not in the future,
  /// with a day's grace for clocks that run ahead. RFC 3164.
  public Instant bsd(String text) throws FormatFault {
    List<String> words = words(text, 3);
    LocalTime time = time(words.get(2));
    Instant limit = now().plusSeconds(86_400);
    int latest = limit.atZone(zone).getYear();
    for (int year = latest; year > latest - 9; year--) {
      if (exists(year, words)) {
        LocalDate date = date(Integer.toString(year), words.get(0), words.get(1));
        Instant instant = date.atTime(time).atZone(zone).toInstant();
        if (!instant.isAfter(limit)) {
          return sane(instant);
        }
      }
    }
    throw new FormatFault(FaultKind.BAD_TIME);
  }

  /// Reads an ISO 8601 stamp, in the reader's zone if it names none.
  public Instant iso(String text) throws FormatFault {
    try {
      TemporalAccessor read = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return sane(
          switch (read) {
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(zone).toInstant();
            default -> throw new FormatFault(FaultKind.BAD_TIME);
          });
    } catch (DateTimeException _) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
  }

  /// Reads a date and a time in UTC: `2026/03/10` and `18:02:11`.
  public static Instant utc(String date, String time) throws FormatFault {
    try {
      return sane(
          LocalDate.parse(date.replace('/', '-')).atTime(time(time)).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
  }

  public static Instant epochSeconds(String text) throws FormatFault {
    return epochMillis(number(text), 1000);
  }

  public static Instant epochMillis(long count, int millisEach) throws FormatFault {
    if (count < 0 || count > LATEST.toEpochMilli() / millisEach) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
    return Instant.ofEpochMilli(count * millisEach);
  }

  private static boolean exists(int year, List<String> words) {
    return !(words.get(0).equals("Feb") && words.get(1).equals("29"))
        || java.time.Year.isLeap(year);
  }

  private static LocalDate date(String year, String month, String day) throws FormatFault {
    int number = MONTHS.indexOf(month) + 1;
    try {
      return LocalDate.of((int) number(year), Month.of(number), (int) number(day));
    } catch (DateTimeException _) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
  }

  private static LocalTime time(String text) throws FormatFault {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException _) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
  }

  private static List<String> words(String text, int count) throws FormatFault {
    List<String> words = List.of(text.strip().split(" +", count + 1));
    if (words.size() != count) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
    return words;
  }

  private static long number(String text) throws FormatFault {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
    return Long.parseLong(text);
  }

  /// Refuses times before 1970 and after 2199: they come from damage, not from logs.
  private static Instant sane(Instant instant) throws FormatFault {
    if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(LATEST)) {
      throw new FormatFault(FaultKind.BAD_TIME);
    }
    return instant;
  }
}
