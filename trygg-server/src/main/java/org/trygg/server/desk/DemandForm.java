package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trygg.requests.Demand;
import org.trygg.subject.Restriction;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// What a subject demands, as the desk tells it.
///
/// @param subject who demands it
/// @param demand its kind, such as `access`
/// @param received when it reached the controller; now, if nothing is said
/// @param categories which data, for an erasure or a restriction; all of it, if nothing is said
/// @param purposes which processing, for an objection or a withdrawal
/// @param ground why, for a restriction: such as `ACCURACY_CONTESTED`
/// @param item what is wrong, for a rectification: the pseudonym of a record
@Schema(name = "Demand")
record DemandForm(
    UUID subject,
    String demand,
    Optional<Instant> received,
    Optional<List<String>> categories,
    Optional<List<String>> purposes,
    Optional<Restriction.Ground> ground,
    Optional<UUID> item) {
  /// @throws IllegalArgumentException if there is no such demand, it lacks what it is about, or a
  ///   name is not of its form
  DemandForm {
    demand(demand, categories, purposes, ground, item);
  }

  Demand toDemand() {
    return demand(demand, categories, purposes, ground, item);
  }

  private static Demand demand(
      String word,
      Optional<List<String>> categories,
      Optional<List<String>> purposes,
      Optional<Restriction.Ground> ground,
      Optional<UUID> item) {
    return switch (word) {
      case "access" -> new Demand.Access();
      case "portability" -> new Demand.Portability();
      case "product-data" -> new Demand.ProductData();
      case "rectification" -> new Demand.Rectification(needed(item, "item"));
      case "erasure" -> new Demand.Erasure(set(categories, Category::of));
      case "restriction" ->
          new Demand.Restricting(needed(ground, "ground"), set(categories, Category::of));
      case "objection" -> new Demand.Objection(set(purposes, Purpose::of));
      case "objection-to-marketing" -> new Demand.ObjectionToMarketing();
      case "withdrawal" -> new Demand.Withdrawal(set(purposes, Purpose::of));
      case "human-review" -> new Demand.HumanReview();
      case "complaint" -> new Demand.Complaint();
      default -> throw new IllegalArgumentException("There is no such demand");
    };
  }

  private static <T> T needed(Optional<T> value, String field) {
    return value.orElseThrow(
        () -> new IllegalArgumentException("Such a demand needs the field " + field));
  }

  private static <T> Set<T> set(Optional<List<String>> names, Function<String, T> of) {
    return names.orElse(List.of()).stream().map(of).collect(Collectors.toSet());
  }
}
