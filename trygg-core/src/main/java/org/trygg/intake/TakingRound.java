package org.trygg.intake;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.trygg.gate.Gate;
import org.trygg.passage.Handed;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.Submission;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// The work of one transaction: finds out whose the arrivals are, submits them in groups and writes
/// down what became of each. Each step is one statement, however many arrivals there are.
final class TakingRound {
  private final Gate gate;
  private final SubjectStore subjects;
  private final InboxStore inbox;
  private final PolicyVersions.Version policy;
  private final SubjectRef stranger = Arrival.About.stranger();

  TakingRound(Gate gate, SubjectStore subjects, InboxStore inbox) {
    this.gate = gate;
    this.subjects = subjects;
    this.inbox = inbox;
    this.policy = gate.policy();
  }

  /// One of the messages has been taken by another transaction: all of this one is to be undone.
  static final class MetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MetException() {
      super("Another transaction took one of the messages", null, false, false);
    }
  }

  private record Fresh(Requester by, Arrival arrival) {}

  /// What goes to the gate as one: by one requester, of one subject, category, service, source and
  /// day, and with known fields apart from unknown, so that one unknown field sets aside its own
  /// event only.
  private record Group(
      Requester by,
      Submission.Origin origin,
      Optional<ServiceName> service,
      LocalDate day,
      boolean known) {}

  /// Takes what is new, and finds what became of what is not.
  ///
  /// @throws MetException if somebody else has taken one of the messages meanwhile
  List<List<Taking.Taken>> take(List<Taking.Hand> hands) {
    Set<MessageKey> keys =
        hands.stream().flatMap(hand -> hand.arrivals().stream()).map(Arrival::key).collect(toSet());
    return take(hands, inbox.receipts(keys));
  }

  /// Takes all as new, as nearly all is: the inbox is spared a look-up of each.
  ///
  /// @throws MetException if one of the messages has been taken before
  List<List<Taking.Taken>> takeAsNew(List<Taking.Hand> hands) {
    return take(hands, Map.of());
  }

  private List<List<Taking.Taken>> take(List<Taking.Hand> hands, Map<MessageKey, Receipt> earlier) {
    var fresh = new LinkedHashMap<MessageKey, Fresh>();
    for (Taking.Hand hand : hands) {
      for (Arrival arrival : hand.arrivals()) {
        if (!earlier.containsKey(arrival.key())) {
          fresh.putIfAbsent(arrival.key(), new Fresh(hand.by(), arrival));
        }
      }
    }
    Map<MessageKey, Receipt> receipts = fresh.isEmpty() ? Map.of() : submit(fresh.values());
    if (!receipts.isEmpty() && !inbox.settle(receipts, gate.today())) {
      throw new MetException();
    }
    return answers(hands, receipts, earlier);
  }

  private Map<MessageKey, Receipt> submit(Collection<Fresh> fresh) {
    Whose whose = whose(fresh);
    var groups = new LinkedHashMap<Group, List<Arrival>>();
    fresh.forEach(each ->
        groups.computeIfAbsent(group(each, whose), _ -> new ArrayList<>()).add(each.arrival));
    List<Outcome> outcomes =
        gate.submit(
            groups.entrySet().stream()
                .map(each -> new Handed(each.getKey().by, events(each.getKey(), each.getValue())))
                .toList());
    var receipts = new LinkedHashMap<MessageKey, Receipt>();
    int i = 0;
    for (List<Arrival> group : groups.values()) {
      Receipt receipt = Receipt.of(outcomes.get(i++));
      group.forEach(each -> receipts.put(each.key(), receipt));
    }
    return receipts;
  }

  /// Whose the arrivals are, and the standings of those whose service is to be found.
  private record Whose(
      Map<List<Identifier>, SubjectRef> owners, Map<SubjectRef, Standing> standings) {}

  private Whose whose(Collection<Fresh> fresh) {
    Map<List<Identifier>, SubjectRef> owners =
        gate.ownersOf(
            fresh.stream()
                .map(each -> each.arrival.about())
                .filter(about -> about.subject().isEmpty())
                .map(Arrival.About::identifiers)
                .collect(toSet()));
    Set<SubjectRef> asked =
        fresh.stream()
            .filter(each -> each.arrival.origin().service().isEmpty())
            .map(each -> owner(each.arrival.about(), owners))
            .collect(toSet());
    return new Whose(owners, asked.isEmpty() ? Map.of() : subjects.find(asked));
  }

  private SubjectRef owner(Arrival.About about, Map<List<Identifier>, SubjectRef> owners) {
    return about.subject().orElseGet(() -> owners.getOrDefault(about.identifiers(), stranger));
  }

  private Group group(Fresh fresh, Whose whose) {
    Arrival arrival = fresh.arrival;
    SubjectRef subject = owner(arrival.about(), whose.owners);
    LocalDate day = policy.dayOf(arrival.happening().at());
    boolean known =
        policy
            .category(arrival.category())
            .map(each -> each.fields().keySet().containsAll(arrival.happening().fields().keySet()))
            .orElse(false);
    Source source = arrival.origin().source();
    return new Group(
        fresh.by,
        new Submission.Origin(subject, arrival.category(), source),
        arrival.origin().service().or(() -> service(subject, arrival.category(), day, whose)),
        day,
        known);
  }

  /// The service whose use left it: of those that give rise to the category, the first that the
  /// subject held on the day. The one that gives rise to the fewest categories goes first, for it
  /// is the most particular.
  private Optional<ServiceName> service(
      SubjectRef subject, Category category, LocalDate day, Whose whose) {
    Optional<Standing> standing = Optional.ofNullable(whose.standings.get(subject));
    return standing.flatMap(those ->
        policy.policy().rulesOf(Rule.OfService.class).stream()
            .filter(rule -> rule.collects().contains(category))
            .filter(rule -> those.holds(rule.service(), day))
            .min(
                Comparator.comparingInt((Rule.OfService rule) -> rule.collects().size())
                    .thenComparing(Rule.OfService::service))
            .map(Rule.OfService::service));
  }

  private static Submission.Events events(Group group, List<Arrival> arrivals) {
    return Submission.events(
        group.origin, group.service, group.day, arrivals.stream().map(Arrival::happening).toList());
  }

  /// The first of each key is new; what follows it, in the same hand or another, is a duplicate.
  private static List<List<Taking.Taken>> answers(
      List<Taking.Hand> hands, Map<MessageKey, Receipt> fresh, Map<MessageKey, Receipt> earlier) {
    var seen = new HashMap<>(earlier);
    var answers = new ArrayList<List<Taking.Taken>>();
    for (Taking.Hand hand : hands) {
      var taken = new ArrayList<Taking.Taken>();
      for (Arrival arrival : hand.arrivals()) {
        boolean isDuplicate = seen.containsKey(arrival.key());
        Receipt receipt = Objects.requireNonNull((isDuplicate ? seen : fresh).get(arrival.key()));
        taken.add(new Taking.Taken(receipt, isDuplicate));
        seen.put(arrival.key(), receipt);
      }
      answers.add(taken);
    }
    return answers;
  }
}
