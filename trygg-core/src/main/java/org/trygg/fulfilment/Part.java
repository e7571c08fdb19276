package org.trygg.fulfilment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trygg.requests.Result;

/// One thing held, and what becomes of it.
public record Part(Fulfilment.Thing thing, Verdict verdict) {
  /// The ground that keeps longest; one without a known end keeps longer than any day.
  private static final Comparator<Ground> BY_END =
      Comparator.comparing(each -> each.until().orElse(LocalDate.MAX));

  /// The parts counted: one result for each category, fate and ground.
  public static List<Result> results(List<Part> parts) {
    return parts.stream()
        .map(Part::result)
        .collect(
            Collectors.groupingBy(
                each ->
                    new Result(
                        each.category(), each.fate(), each.ground(), each.law(), each.until(), 0),
                Collectors.reducing(Result::and)))
        .values()
        .stream()
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing(Result::category)
                .thenComparing(Result::fate)
                .thenComparing(each -> each.ground().orElse("")))
        .toList();
  }

  private Result result() {
    Optional<Ground> ground =
        verdict instanceof Verdict.Kept(List<Ground> grounds)
            ? grounds.stream().max(BY_END)
            : Optional.empty();
    return new Result(
        thing.category(),
        verdict.fate(),
        ground.map(Ground::code),
        ground.flatMap(Ground::law),
        ground.flatMap(Ground::until),
        1);
  }
}
