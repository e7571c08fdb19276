package org.trygg.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.ledger.Outcome;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Rule;
import org.trygg.requests.Demand;
import org.trygg.requests.RightsRequest;
import org.trygg.subject.Consent;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Purpose;

/// What a request changes as soon as it is the subject who asks, whatever is found later: marketing
/// stops, a consent ends, what is objected to waits, what is to be restricted is. Law: GDPR Art.
/// 7(3), 18(1) and 21.
///
/// Nobody is asked whether it may: it is the subject's will, and each change is an entry.
final class AtOnce {
  private final Asking asking;
  private final Logbook logbook;

  /// @param asking within the request's case
  AtOnce(Asking asking, Logbook logbook) {
    this.asking = asking;
    this.logbook = logbook;
  }

  /// The asking with the standing as it is then, each change entered into the ledger.
  Asking done(RightsRequest request) {
    return with(changes(request.demand()));
  }

  /// The same where compelling grounds were found to weigh more than the objection: against
  /// marketing nothing does.
  Asking overridden(RightsRequest request) {
    return request.demand() instanceof Demand.Objection(Set<Purpose> purposes)
        ? with(overriding(purposes))
        : asking;
  }

  private List<StandingChange> overriding(Set<Purpose> purposes) {
    List<Purpose> marketing = marketing();
    return asking.standing().will().objections().stream()
        .filter(each -> purposes.contains(each.purpose()) && each.standsAt(asking.now()))
        .filter(each -> marketing.stream().noneMatch(each.purpose()::isWithin))
        .<StandingChange>map(each ->
            new StandingChange.Objected(
                new Objection(
                    each.id(), each.purpose(), each.received(), Optional.of(asking.now()))))
        .toList();
  }

  private Asking with(List<StandingChange> changes) {
    Standing standing = asking.standing();
    for (StandingChange change : changes) {
      var act =
          new Logbook.Act(
              change.action(standing), Outcome.DONE, Optional.of(change.category()), 1, List.of());
      logbook.append(asking, act);
      standing = change.applyTo(standing);
    }
    return asking.of(standing);
  }

  private List<StandingChange> changes(Demand demand) {
    return switch (demand) {
      case Demand.ObjectionToMarketing _ -> objections(marketing());
      // Which processing is meant is asked; marketing is stopped meanwhile.
      case Demand.Objection(Set<Purpose> purposes) ->
          objections(purposes.isEmpty() ? marketing() : List.copyOf(purposes));
      case Demand.Withdrawal(Set<Purpose> purposes) -> withdrawals(purposes);
      case Demand.Restricting(var ground, var categories) ->
          List.of(
              new StandingChange.Restricted(
                  new Restriction(
                      UUID.randomUUID(), ground, categories, asking.now(), Optional.empty())));
      case Demand.Access _,
          Demand.Portability _,
          Demand.ProductData _,
          Demand.Rectification _,
          Demand.Erasure _,
          Demand.HumanReview _,
          Demand.Complaint _ ->
          List.of();
    };
  }

  private List<Purpose> marketing() {
    return asking.version().policy().rulesOf(Rule.OfPurpose.class).stream()
        .filter(Rule.OfPurpose::marketing)
        .map(Rule.OfPurpose::purpose)
        .toList();
  }

  private List<StandingChange> objections(List<Purpose> purposes) {
    return purposes.stream()
        .sorted()
        .filter(each -> !asking.standing().objectsTo(each, asking.now()))
        .<StandingChange>map(each ->
            new StandingChange.Objected(
                new Objection(UUID.randomUUID(), each, asking.now(), Optional.empty())))
        .toList();
  }

  private List<StandingChange> withdrawals(Set<Purpose> purposes) {
    var all = new ArrayList<StandingChange>();
    for (Consent consent : asking.standing().will().consents()) {
      boolean isMeant =
          purposes.isEmpty() || purposes.stream().anyMatch(consent.purpose()::isWithin);
      if (isMeant && consent.isValidAt(asking.now())) {
        all.add(new StandingChange.Consented(consent.withdrawnAt(asking.now())));
      }
    }
    return all;
  }
}
