package org.trygg.calendar;

import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;

/// The controller's days: which day it is where the controller is, in which year its books of a day
/// were closed, and when a claim of its is time-barred. Tables, made once for a policy.
public final class ControllerCalendar {
  private static final int SECONDS_IN_DAY = 86_400;
  private static final Instant TABLE_START = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant TABLE_END = Instant.parse("2101-01-01T00:00:00Z");

  private final ZoneRules zone;
  private final long[] changes;
  private final int[] offsets;
  private final MonthDay usualEnd;
  private final int[] firsts;
  private final int[] lasts;
  private final int[] lawChanges;
  private final int[] lawMonths;

  public ControllerCalendar(ZoneId zone, FiscalYears fiscalYears, Statutes statutes) {
    this.zone = zone.getRules();
    List<Instant> moments = changes(zone);
    this.changes = moments.stream().mapToLong(Instant::getEpochSecond).toArray();
    this.offsets =
        moments.stream().mapToInt(each -> this.zone.getOffset(each).getTotalSeconds()).toArray();
    this.usualEnd = fiscalYears.usualEnd();
    List<DayRange> others = fiscalYears.others();
    this.firsts = others.stream().mapToInt(year -> Days.of(year.first())).toArray();
    this.lasts = others.stream().mapToInt(year -> Days.of(year.last())).toArray();
    var law = statutes.dated(Statutes.Name.CONSUMER_CLAIM_PRESCRIPTION);
    this.lawChanges = law.keySet().stream().mapToInt(Days::of).toArray();
    this.lawMonths = law.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /// The day on which the moment lies, where the controller is.
  public int dayOf(Instant moment) {
    long second = moment.getEpochSecond();
    return Days.of(Math.floorDiv(second + offset(second, moment), SECONDS_IN_DAY));
  }

  /// The last day of the calendar year in which the day's fiscal year ended: BFL 7:2.
  public int closingOf(int day) {
    for (int i = 0; i < firsts.length; i++) {
      if (day >= firsts[i] && day <= lasts[i]) {
        return Days.lastOfYear(Days.year(lasts[i]));
      }
    }
    int year = Days.year(day);
    int end = usualEndIn(year);
    return Days.lastOfYear(day > end ? year + 1 : year);
  }

  /// The day on which the claim ended: by settlement, or else by time. Law: lag 1981:130 2 §.
  public int settlementOf(Invoice invoice) {
    if (invoice.settlement().isPresent()) {
      return Days.of(invoice.settlement().get().on());
    }
    int start = Days.of(invoice.prescriptionStart());
    int at = Arrays.binarySearch(lawChanges, start);
    int inForce = at >= 0 ? at : -at - 2;
    // The law data do not reach behind their first day: what is older counts by the first.
    return Days.plusMonths(start, lawMonths[Math.max(0, inForce)]);
  }

  private int usualEndIn(int year) {
    int beforeYear = Days.lastOfYear(year - 1);
    int monthStart = Days.plusMonths(beforeYear + 1, usualEnd.getMonthValue() - 1);
    int nextMonth = Days.plusMonths(beforeYear + 1, usualEnd.getMonthValue());
    return Math.min(monthStart + usualEnd.getDayOfMonth() - 1, nextMonth - 1);
  }

  private int offset(long second, Instant moment) {
    if (second < changes[0] || second >= TABLE_END.getEpochSecond()) {
      return zone.getOffset(moment).getTotalSeconds();
    }
    int at = Arrays.binarySearch(changes, second);
    return offsets[at >= 0 ? at : -at - 2];
  }

  private static List<Instant> changes(ZoneId zone) {
    var all = new ArrayList<Instant>();
    all.add(TABLE_START);
    ZoneOffsetTransition next = zone.getRules().nextTransition(TABLE_START);
    while (next != null && next.getInstant().isBefore(TABLE_END)) {
      all.add(next.getInstant());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return all;
  }
}
