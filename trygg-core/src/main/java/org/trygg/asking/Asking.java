package org.trygg.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.passage.Requester;
import org.trygg.policy.Decision;
import org.trygg.policy.Form;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.policy.Rule;
import org.trygg.sealed.Secrecy;
import org.trygg.subject.Case;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// One asker's questions to the policy in force, about one subject at one moment.
///
/// @param isKnown whether there is such a subject; if not, the standing is one of whom nothing is
///   known, so that the answers are the same
///
///   The purposes tried are those of the occasion: what the asker names can narrow them, never
///   widen.
public record Asking(
    PolicyVersions.Version version, Requester by, Standing standing, boolean isKnown, Instant now) {
  /// The policy's answer, and the purpose that it is about.
  public record Reply(Purpose purpose, Decision decision) {}

  /// The questions that arise now about a subject, by the policy in force.
  ///
  /// @param found the subject's standing, if there is such a subject
  public static Asking of(
      PolicyVersions policies,
      Requester by,
      SubjectRef subject,
      Optional<Standing> found,
      Instant now) {
    return new Asking(
        policies.inForce(now),
        by,
        found.orElseGet(() -> Standing.of(subject)),
        found.isPresent(),
        now);
  }

  /// The policy that answers.
  PolicyId policy() {
    return version.policy().id();
  }

  /// Today, in the controller's zone.
  public LocalDate today() {
    return version.dayOf(now);
  }

  /// The same asker, within the case.
  public Asking within(CaseRef ref) {
    return by.actor() instanceof Actor.Staff(var account, var role)
        ? new Asking(
            version, Requester.staff(account, role, Optional.of(ref)), standing, isKnown, now)
        : this;
  }

  /// Why what is done now may not be told; empty where it may, as is the rule.
  public Optional<Secrecy> secrecy() {
    return by.caseRef()
        .flatMap(standing::caseOf)
        .flatMap(each -> version.secrecyOf(each.kind()))
        .map(rule -> new Secrecy(rule.ground(), rule.months().map(today()::plusMonths)));
  }

  /// The standing as it may be told to the subject and to staff: without cases that are secret.
  public Standing tellable() {
    return standing.withCases(
        standing.cases().stream()
            .filter(each -> version.secrecyOf(each.kind()).isEmpty())
            .toList());
  }

  public Lifespan lifespan(Item item) {
    return version.decisions().lifespan(item, standing, now);
  }

  /// The same question of a subject that has just been taken in.
  public Asking known() {
    return new Asking(version, by, standing, true, now);
  }

  /// The same question put to another standing, such as the one that a change would make.
  public Asking of(Standing other) {
    return new Asking(version, by, other, isKnown, now);
  }

  /// The first purpose by which the act is permitted; or else the refusal that came furthest in the
  /// order of the reasons, which says the most; or else, since no rule speaks of it, the first gap.
  public Reply ask(Request.Act act, Item item, Optional<Purpose> narrowing) {
    Optional<Reply> best = Optional.empty();
    for (Purpose purpose : purposes(item, narrowing)) {
      Reply reply = ask(act, item, purpose);
      if (reply.decision() instanceof Decision.Permitted) {
        return reply;
      }
      best = best.filter(one -> tellsMore(one, reply)).or(() -> Optional.of(reply));
    }
    return best.orElseThrow();
  }

  /// Whether the first answer says as much as the second, or more.
  private static boolean tellsMore(Reply first, Reply second) {
    return !(second.decision() instanceof Decision.Refused(_, Refusal later))
        || (first.decision() instanceof Decision.Refused(_, Refusal earlier)
            && earlier.compareTo(later) >= 0);
  }

  /// The policy's answer for one purpose.
  public Reply ask(Request.Act act, Item item, Purpose purpose) {
    var request = new Request(act, item, purpose, Form.IDENTIFIED, by.occasion());
    return new Reply(purpose, version.decisions().decide(request, standing, now));
  }

  /// The purposes that the occasion carries, narrowed to those asked for; never none.
  public List<Purpose> purposes(Item item, Optional<Purpose> narrowing) {
    List<Purpose> carried =
        switch (by.occasion()) {
          case Request.Occasion.InCase(_, Optional<CaseRef> ref) ->
              ref.flatMap(standing::caseOf)
                  .map(Case::kind)
                  .map(version::purposesOf)
                  .orElse(List.of());
          case Request.Occasion.Registered(var purposes, _) -> version.within(purposes);
          case Request.Occasion.OwnData _, Request.Occasion.Job _ -> narrowing.stream().toList();
        };
    List<Purpose> narrowed =
        carried.stream().filter(each -> narrowing.map(each::isWithin).orElse(true)).toList();
    // Nothing is carried: ask for what was wanted, so that the policy says why not.
    return narrowed.isEmpty() ? List.of(narrowing.orElseGet(() -> anyPurpose(item))) : narrowed;
  }

  private Purpose anyPurpose(Item item) {
    List<Rule.OfBasis> bases = version.policy().rulesOf(Rule.OfBasis.class);
    return bases.stream()
        .filter(basis -> basis.categories().contains(item.category()))
        .findFirst()
        .or(() -> bases.stream().findFirst())
        .map(Rule.OfBasis::purpose)
        .orElseThrow(() -> new IllegalStateException("A sound policy has a legal basis"));
  }
}
