package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.requests.Result;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;

/// What became of so many things of one category, as the desk is told.
///
/// @param ground what keeps them longest: a rule, `hold` or `restriction`
/// @param until the first day on which it is no ground any more; empty while no end is known
@Schema(name = "RequestResult")
record ResultView(
    String category,
    Result.Fate fate,
    Optional<String> ground,
    Optional<String> law,
    Optional<LocalDate> until,
    long items) {
  static ResultView of(Result result) {
    return new ResultView(
        result.category().name(),
        result.fate(),
        result.ground(),
        result.law(),
        result.until(),
        result.items());
  }

  /// Those of the last time that the request was carried out; none if it never was.
  static List<ResultView> last(RightsRequest request) {
    return request.steps().reversed().stream()
        .filter(Step.CarriedOut.class::isInstance)
        .map(Step.CarriedOut.class::cast)
        .findFirst()
        .map(step -> step.results().stream().map(ResultView::of).toList())
        .orElse(List.of());
  }
}
