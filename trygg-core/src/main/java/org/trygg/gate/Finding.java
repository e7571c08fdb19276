package org.trygg.gate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.Holder;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.passage.Found;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.policy.Rule;
import org.trygg.subject.Standing;
import org.trygg.vault.Quarantine;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// The gate's way from an identifier to a pseudonym, for those who ask.
///
/// A machine client asks within its registration, as for reading who somebody is. Staff ask before
/// there is a case, for a case has a subject: they get a pseudonym, which shows nothing without
/// one, if the policy lets their role work any case. All of it is logged, and so seen by whoever
/// was looked up.
final class Finding {
  private static final Category IDENTITY = Category.of("identity");
  private static final Category ADDRESSES = Category.of("ip-log");

  private final Logbook logbook;

  Finding(Logbook logbook) {
    this.logbook = logbook;
  }

  Found find(Asking asking, Holder holder) {
    if (asking.by().actor() instanceof Actor.Staff(_, var role)) {
      return worksCases(asking, role)
          ? found(holder, logbook.append(asking, act(IDENTITY, Outcome.DONE, holder)))
          : refuse(nobody(asking));
    }
    Item identity = Item.of(IDENTITY, asking.today());
    Asking.Reply reply = nobody(asking).ask(Request.Act.COLLECT, identity, Optional.empty());
    return switch (reply.decision()) {
      case Decision.Permitted _ ->
          found(holder, logbook.append(asking, reply, act(IDENTITY, Outcome.DONE, holder)));
      case Decision.Refused(_, var reason) ->
          new Found.Refused(
              logbook.append(
                  nobody(asking), reply, act(IDENTITY, Outcome.REFUSED, new Holder.None())),
              reason);
      case Decision.Gap(var missing) ->
          new Found.Unruled(
              logbook.append(nobody(asking), reply, act(IDENTITY, Outcome.GAP, new Holder.None())),
              missing);
    };
  }

  /// Staff ask in a role, and machine clients by a registration, that the policy lets see the
  /// category that addresses are kept under; a subject does not ask who others are.
  Found holder(Asking asking, Holder holder) {
    Asking unanswered = nobody(asking);
    if (asking.version().category(ADDRESSES).isEmpty()) {
      Decision.Gap.Missing missing = Decision.Gap.Missing.CATEGORY;
      return new Found.Unruled(
          logbook.append(unanswered, missing, act(ADDRESSES, Outcome.GAP, new Holder.None())),
          missing);
    }
    Optional<Refusal> refusal = refusal(asking);
    if (refusal.isPresent()) {
      return new Found.Refused(
          logbook.append(
              unanswered, refusal.get(), act(ADDRESSES, Outcome.REFUSED, new Holder.None())),
          refusal.get());
    }
    return found(holder, logbook.append(asking, act(ADDRESSES, Outcome.DONE, holder)));
  }

  private static Optional<Refusal> refusal(Asking asking) {
    return switch (asking.by().occasion()) {
      case Request.Occasion.InCase(var role, _) ->
          asking.version().policy().rulesOf(Rule.OfRole.class).stream()
                  .anyMatch(
                      each -> each.role().equals(role) && each.categories().contains(ADDRESSES))
              ? Optional.empty()
              : Optional.of(Refusal.CATEGORY_OUTSIDE_ROLE);
      case Request.Occasion.Registered(_, var categories) ->
          categories.contains(ADDRESSES)
              ? Optional.empty()
              : Optional.of(Refusal.CATEGORY_NOT_REGISTERED);
      case Request.Occasion.OwnData _ -> Optional.of(Refusal.NOT_OWN_DATA);
      case Request.Occasion.Job _ -> Optional.empty();
    };
  }

  /// For each list the one subject that the first identifier which leads to one leads to.
  static Map<List<Identifier>, SubjectRef> owners(
      BlindIndex index, Collection<List<Identifier>> likeliestFirst) {
    Map<Identifier, Holder> holders =
        index.find(likeliestFirst.stream().flatMap(List::stream).collect(Collectors.toSet()));
    var owners = new HashMap<List<Identifier>, SubjectRef>();
    for (List<Identifier> each : likeliestFirst) {
      each.stream()
          .map(holders::get)
          .filter(Holder.One.class::isInstance)
          .map(Holder.One.class::cast)
          .findFirst()
          .ifPresent(one -> owners.put(each, one.subject()));
    }
    return owners;
  }

  private static boolean worksCases(Asking asking, Role role) {
    return asking.version().policy().rulesOf(Rule.OfCase.class).stream()
        .anyMatch(rule -> rule.roles().contains(role));
  }

  private Found refuse(Asking asking) {
    Refusal reason = Refusal.ROLE_WITHOUT_DUTY;
    var act = act(IDENTITY, Outcome.REFUSED, new Holder.None());
    return new Found.Refused(logbook.append(asking, reason, act), reason);
  }

  /// The answer may not hang on who it is, or a refusal would tell.
  private static Asking nobody(Asking asking) {
    return new Asking(
        asking.version(), asking.by(), Standing.of(Quarantine.NOBODY), false, asking.now());
  }

  private static Found found(Holder holder, EntryId entry) {
    return switch (holder) {
      case Holder.One(var subject, var certainty) ->
          new Found.One(entry, subject, certainty == Holder.Certainty.CERTAIN);
      case Holder.Ambiguous(int count) -> new Found.Several(entry, count);
      case Holder.None _ -> new Found.Nobody(entry);
    };
  }

  private static Logbook.Act act(Category category, Outcome outcome, Holder holder) {
    long count =
        switch (holder) {
          case Holder.One _ -> 1;
          case Holder.Ambiguous(int several) -> several;
          case Holder.None _ -> 0;
        };
    return new Logbook.Act(Action.READ, outcome, Optional.of(category), count, List.of());
  }
}
