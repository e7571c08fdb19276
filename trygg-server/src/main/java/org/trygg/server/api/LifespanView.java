package org.trygg.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.calendar.Until;
import org.trygg.policy.Explanation;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Reason;

/// How long one item may live, as the API tells it.
///
/// @param collected the day on which it was collected or arose
/// @param keepers what keeps it although no use does
/// @param erased the day on which it is erased; empty while no end is known
/// @param words sentences in Swedish and in English: the uses, what keeps it, when it is erased
record LifespanView(
    String category,
    LocalDate collected,
    List<Use> uses,
    List<Keeper> keepers,
    Optional<LocalDate> erased,
    Sentences words) {
  /// One purpose.
  ///
  /// @param until a day, `open` or `never`
  record Use(String purpose, String until, String rule, String legalBasis, Optional<String> law) {}

  /// A restriction or a hold.
  ///
  /// @param until the first day on which it keeps no more; empty while no end is known
  record Keeper(String kind, String ground, Optional<LocalDate> until) {}

  /// The same sentences in both languages.
  record Sentences(List<String> sv, List<String> en) {}

  static LifespanView of(Policy policy, Category category, Lifespan lifespan) {
    return new LifespanView(
        category.name(),
        lifespan.item().collected(),
        lifespan.uses().stream().map(LifespanView::use).toList(),
        lifespan.keepers().stream().map(LifespanView::keeper).toList(),
        lifespan.erasure() instanceof Lifespan.Erasure.On(var day)
            ? Optional.of(day)
            : Optional.empty(),
        new Sentences(
            new Explanation(policy, Language.SV).of(lifespan),
            new Explanation(policy, Language.EN).of(lifespan)));
  }

  private static Use use(Lifespan.Use use) {
    return new Use(
        use.purpose().path(),
        until(use.until()),
        use.retention().id().path(),
        use.basis().basis().article(),
        use.retention().head().law().or(use.basis().head()::law));
  }

  private static Keeper keeper(Lifespan.Keeper keeper) {
    return switch (keeper) {
      case Lifespan.Keeper.ByRestriction(var restriction) ->
          new Keeper("restriction", Reason.of(restriction.ground()).code(), keeper.until());
      case Lifespan.Keeper.ByHold(var hold) ->
          new Keeper("hold", Reason.of(hold.ground()).code(), keeper.until());
    };
  }

  private static String until(Until until) {
    return switch (until) {
      case Until.Open _ -> "open";
      case Until.Day(var end) -> end.toString();
      case Until.Never _ -> "never";
    };
  }
}
