package org.trygg.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.Rule;
import org.trygg.policy.Rule.OfRecipient.Condition;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;

/// A rule taken apart into what rules of several kinds have in common, and the rest.
///
/// @param details what only rules of its kind have
record RuleParts(
    SortedSet<Purpose> purposes,
    SortedSet<Category> categories,
    Optional<LegalBasis> basis,
    Optional<RetentionPeriod> period,
    Set<Condition> conditions,
    List<Object> details) {

  static RuleParts of(Rule rule) {
    return switch (rule) {
      case Rule.OfCategory it ->
          only(Set.of(), Set.of(it.category()), it.nature(), it.fields(), it.sources());
      case Rule.OfSource it -> only(Set.of(), Set.of(), it.source());
      case Rule.OfService it -> only(Set.of(), it.collects(), it.service());
      case Rule.OfPurpose it -> only(Set.of(it.purpose()), Set.of(), it.marketing());
      case Rule.OfBasis it ->
          only(Set.of(it.purpose()), it.categories(), it.form(), it.despiteRestriction())
              .with(Optional.of(it.basis()), Optional.empty(), Set.of());
      case Rule.OfRetention it ->
          only(Set.of(it.purpose()), it.categories())
              .with(Optional.empty(), Optional.of(it.period()), Set.of());
      case Rule.OfRole it -> only(it.purposes(), it.categories(), it.role(), it.masked());
      case Rule.OfCase it -> only(it.purposes(), Set.of(), it.kind(), it.roles());
      case Rule.OfRecipient it ->
          only(Set.of(), it.categories(), it.recipient())
              .with(Optional.empty(), Optional.empty(), it.conditions());
      case Rule.OfChannel it ->
          only(
              Set.of(it.purpose()), Set.of(it.category()), it.channel(), it.needs(), it.register());
      case Rule.OfRight it -> only(Set.of(), Set.of(), it.right());
      case Rule.OfMeasure it -> only(Set.of(), Set.of(), it.control(), it.keepsEntries());
    };
  }

  private static RuleParts only(
      Set<Purpose> purposes, Set<Category> categories, Object... details) {
    return new RuleParts(
        new TreeSet<>(purposes),
        new TreeSet<>(categories),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of(details));
  }

  private RuleParts with(
      Optional<LegalBasis> basis, Optional<RetentionPeriod> period, Set<Condition> conditions) {
    return new RuleParts(purposes, categories, basis, period, conditions, details);
  }
}
