package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Erasing;
import org.trygg.erasing.IncompleteErasureException;
import org.trygg.fulfilment.Fulfilment;
import org.trygg.fulfilment.Part;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.requests.Demand;
import org.trygg.requests.Result;
import org.trygg.requests.RightsRequest;
import org.trygg.vault.Held;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Says what an accepted request means for each thing held, and carries it out in the same words.
/// Runs under the lock on the standing, so that nothing comes or goes between.
final class CarryingOut {
  private static final Purpose RIGHTS = Purpose.of("legal-compliance.rights");

  private final Rooms rooms;
  private final Erasing erasing;

  CarryingOut(Rooms rooms) {
    this.rooms = rooms;
    this.erasing = new Erasing(rooms);
  }

  /// What came of it.
  sealed interface Outcome {
    record Done(List<Result> results) implements Outcome {}

    /// The asker may not erase something of it; nothing was done.
    record Refused(ErasureAnswer.Refused why) implements Outcome {}
  }

  /// What becomes of each thing held that the demand concerns.
  List<Part> plan(Asking asking, RightsRequest request) {
    var fulfilment = new Fulfilment(asking.version().policy(), request.demand());
    return HeldItem.all(rooms.vault(), asking).stream()
        .flatMap(each -> part(fulfilment, each).stream())
        .toList();
  }

  private static Optional<Part> part(Fulfilment fulfilment, HeldItem item) {
    var thing =
        new Fulfilment.Thing(item.id(), item.held().kind() == Held.Kind.SEGMENT, item.lifespan());
    return fulfilment.of(thing).map(verdict -> new Part(thing, verdict));
  }

  /// Erases what is to be erased by the plan, and looks at everything once more.
  ///
  /// @throws IncompleteErasureException if what is there then is not what the plan says; all is
  ///   undone
  Outcome carryOut(Asking asking, RightsRequest request) {
    List<Part> parts = plan(asking, request);
    return switch (erasing.erase(asking, scope(request.demand()), Optional.of(RIGHTS))) {
      case ErasureReport _ -> {
        requireAsPlanned(asking, parts);
        yield new Outcome.Done(Part.results(parts));
      }
      case ErasureAnswer.Refused refused -> new Outcome.Refused(refused);
    };
  }

  /// What only a purpose used that has ended has lapsed: the same is erased by the sweep.
  private static ErasureScope scope(Demand demand) {
    return switch (demand) {
      case Demand.Erasure(Set<Category> categories) ->
          categories.isEmpty()
              ? new ErasureScope.OfSubject()
              : new ErasureScope.OfCategories(categories);
      case Demand.Objection _, Demand.ObjectionToMarketing _, Demand.Withdrawal _ ->
          new ErasureScope.OfLapsed();
      case Demand.Access _,
          Demand.Portability _,
          Demand.ProductData _,
          Demand.Rectification _,
          Demand.Restricting _,
          Demand.HumanReview _,
          Demand.Complaint _ ->
          throw new IllegalArgumentException("Such a demand erases nothing");
    };
  }

  private void requireAsPlanned(Asking asking, List<Part> parts) {
    Set<UUID> there =
        HeldItem.outsides(rooms.vault(), asking.standing().subject()).stream()
            .map(each -> each.id().value())
            .collect(Collectors.toSet());
    boolean isAsPlanned =
        parts.stream()
            .allMatch(each ->
                there.contains(each.thing().id()) == (each.verdict().fate() == Result.Fate.KEPT));
    if (!isAsPlanned) {
      throw new IncompleteErasureException(Set.of("plan"));
    }
  }
}
