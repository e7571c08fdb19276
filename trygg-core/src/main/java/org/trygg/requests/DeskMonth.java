package org.trygg.requests;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.trygg.requests.Counted.Ending;

/// What the desk did with the requests of one kind that were received in one month: numbers that
/// name nobody. GDPR Art. 5(2), 12(3) and 12(4).
///
/// @param received all of them: in time, late, open and unanswered
/// @param inTime carried out or refused by their day
/// @param late carried out or refused after their day
/// @param open not ended yet
/// @param unanswered ended with nothing left to answer
/// @param extended of which the subject was told that they take longer
/// @param refused of those that were answered
public record DeskMonth(
    YearMonth month,
    Demand.Kind demand,
    long received,
    long inTime,
    long late,
    long open,
    long unanswered,
    long extended,
    SortedMap<Reason, Long> refused) {
  /// Some requests that are counted as the same.
  public record Count(Counted as, long requests) {}

  public DeskMonth {
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /// The months and kinds of which there is something, by month and then by kind.
  public static List<DeskMonth> of(List<Count> counts) {
    return counts.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.as().month(),
                TreeMap::new,
                Collectors.groupingBy(
                    each -> each.as().demand(),
                    () -> new EnumMap<>(Demand.Kind.class),
                    Collectors.toList())))
        .entrySet()
        .stream()
        .flatMap(month ->
            month.getValue().entrySet().stream()
                .map(kind -> of(month.getKey(), kind.getKey(), kind.getValue())))
        .toList();
  }

  private static DeskMonth of(YearMonth month, Demand.Kind demand, List<Count> counts) {
    var refused = new TreeMap<Reason, Long>(Comparator.naturalOrder());
    counts.forEach(each ->
        each.as().refused().ifPresent(why -> refused.merge(why, each.requests(), Long::sum)));
    return new DeskMonth(
        month,
        demand,
        sum(counts, _ -> true),
        sum(counts, each -> each.ending() == Ending.IN_TIME),
        sum(counts, each -> each.ending() == Ending.LATE),
        sum(counts, each -> each.ending() == Ending.OPEN),
        sum(counts, each -> each.ending() == Ending.UNANSWERED),
        sum(counts, Counted::isExtended),
        refused);
  }

  private static long sum(List<Count> counts, Predicate<Counted> those) {
    return counts.stream().filter(each -> those.test(each.as())).mapToLong(Count::requests).sum();
  }
}
