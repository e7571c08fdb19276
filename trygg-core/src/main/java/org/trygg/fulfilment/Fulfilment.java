package org.trygg.fulfilment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.policy.FieldType;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.requests.Demand;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Source;

/// What a demand that is accepted means for each thing held, as the policy in force and the
/// standing are: a pure function.
///
/// What the demand changes at once, such as that an objection stands, is in the lifespan already.
public record Fulfilment(Policy policy, Demand demand) {
  private static final Set<Source> OF_THE_SUBJECT =
      Set.of(Source.of("customer"), Source.of("service-use"), Source.of("cookies"));

  /// Something held, from outside.
  ///
  /// @param events whether it is the events of a day, and not a record
  public record Thing(UUID id, boolean events, Lifespan lifespan) {
    Category category() {
      return lifespan.item().category();
    }
  }

  /// What becomes of it; empty if the demand does not concern it.
  public Optional<Verdict> of(Thing thing) {
    return switch (demand) {
      case Demand.Access _ -> Optional.of(new Verdict.Delivered());
      case Demand.Portability _ -> Optional.of(portable(thing));
      case Demand.ProductData _ ->
          isProductData(thing) ? Optional.of(new Verdict.Delivered()) : Optional.empty();
      case Demand.Rectification(UUID item) ->
          item.equals(thing.id) ? Optional.of(corrected(thing)) : Optional.empty();
      case Demand.Erasure(Set<Category> categories) ->
          isAmong(categories, thing)
              ? Optional.of(erasedUnless(Grounds.againstErasure(thing.lifespan)))
              : Optional.empty();
      case Demand.Restricting(_, Set<Category> categories) ->
          isAmong(categories, thing) ? Optional.of(new Verdict.Restricted()) : Optional.empty();
      case Demand.Objection(Set<Purpose> purposes) -> ended(thing, purposes);
      case Demand.ObjectionToMarketing _ -> ended(thing, marketing());
      case Demand.Withdrawal(Set<Purpose> purposes) ->
          ended(thing, purposes.isEmpty() ? consented() : purposes);
      // A person looks at a decision, or answers for what was done: nothing held is changed by it.
      case Demand.HumanReview _, Demand.Complaint _ -> Optional.empty();
    };
  }

  private static boolean isAmong(Set<Category> categories, Thing thing) {
    return categories.isEmpty() || categories.contains(thing.category());
  }

  private static Verdict erasedUnless(List<Ground> grounds) {
    return grounds.isEmpty() ? new Verdict.Erased() : new Verdict.Kept(grounds);
  }

  /// Of what the ended purposes used, the rest of the uses keep what they keep.
  private static Optional<Verdict> ended(Thing thing, Set<Purpose> purposes) {
    boolean isConcerned =
        thing.lifespan.uses().stream()
            .anyMatch(use -> purposes.stream().anyMatch(use.purpose()::isWithin));
    return isConcerned
        ? Optional.of(erasedUnless(Grounds.remaining(thing.lifespan)))
        : Optional.empty();
  }

  private static Verdict corrected(Thing thing) {
    if (thing.events) {
      return new Verdict.Kept(List.of(new Ground.AsItHappened()));
    }
    List<Ground> against = Grounds.againstChange(thing.lifespan);
    return against.isEmpty() ? new Verdict.Corrected() : new Verdict.Kept(against);
  }

  private Verdict portable(Thing thing) {
    if (category(thing).map(Fulfilment::isProvided).orElse(false)) {
      boolean rests =
          thing.lifespan.uses().stream()
              .filter(use -> use.until().allows(thing.lifespan.asOf()))
              .anyMatch(use ->
                  use.basis().basis() == LegalBasis.CONSENT
                      || use.basis().basis() == LegalBasis.CONTRACT);
      return rests ? new Verdict.Delivered() : new Verdict.Withheld(Verdict.Obstacle.OTHER_BASIS);
    }
    return new Verdict.Withheld(Verdict.Obstacle.NOT_PROVIDED);
  }

  private static boolean isProvided(Rule.OfCategory category) {
    return category.sources().stream().anyMatch(OF_THE_SUBJECT::contains);
  }

  /// What a connected product has left by being used: Regulation (EU) 2023/2854 Art. 2(5) and 4.
  private boolean isProductData(Thing thing) {
    return category(thing)
        .filter(rule -> rule.nature().kind() == DataKind.TRAFFIC)
        .map(rule -> rule.fields().containsValue(FieldType.DEVICE))
        .orElse(false);
  }

  private Optional<Rule.OfCategory> category(Thing thing) {
    return policy.rulesOf(Rule.OfCategory.class).stream()
        .filter(rule -> rule.category().equals(thing.category()))
        .findFirst();
  }

  private Set<Purpose> marketing() {
    return policy.rulesOf(Rule.OfPurpose.class).stream()
        .filter(Rule.OfPurpose::marketing)
        .map(Rule.OfPurpose::purpose)
        .collect(Collectors.toSet());
  }

  private Set<Purpose> consented() {
    return policy.rulesOf(Rule.OfBasis.class).stream()
        .filter(rule -> rule.basis() == LegalBasis.CONSENT)
        .map(Rule.OfBasis::purpose)
        .collect(Collectors.toSet());
  }
}
