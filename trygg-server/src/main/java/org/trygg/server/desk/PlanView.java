package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trygg.fulfilment.Ground;
import org.trygg.fulfilment.Part;
import org.trygg.fulfilment.Verdict;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.Result;

/// What carrying out a request would mean, thing by thing.
///
/// @param due the last day to answer
@Schema(name = "RequestPlan")
record PlanView(
    UUID caseRef, RequestStatus status, LocalDate due, String ledgerId, List<Item> items) {
  /// One thing held: a record, or the events of a day.
  ///
  /// @param collected the day on which it was collected or arose
  /// @param grounds what keeps it, if it is kept
  /// @param obstacle why the subject does not get it by this right
  @Schema(name = "RequestPlanItem")
  record Item(
      UUID id,
      String category,
      LocalDate collected,
      Result.Fate fate,
      List<Why> grounds,
      Optional<Verdict.Obstacle> obstacle) {
    static Item of(Part part) {
      var thing = part.thing();
      return new Item(
          thing.id(),
          thing.lifespan().item().category().name(),
          thing.lifespan().item().collected(),
          part.verdict().fate(),
          part.verdict() instanceof Verdict.Kept(List<Ground> grounds)
              ? grounds.stream().map(Why::of).toList()
              : List.of(),
          part.verdict() instanceof Verdict.Withheld(Verdict.Obstacle obstacle)
              ? Optional.of(obstacle)
              : Optional.empty());
    }
  }

  /// One ground.
  ///
  /// @param ground a rule, `hold`, `restriction` or `as-it-happened`
  /// @param until the first day on which it is no ground any more; empty while no end is known
  @Schema(name = "RequestPlanGround")
  record Why(String ground, Optional<String> law, Optional<LocalDate> until) {
    static Why of(Ground ground) {
      return new Why(ground.code(), ground.law(), ground.until());
    }
  }
}
