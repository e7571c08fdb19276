package org.trygg.intake;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;
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

/// Takes arrivals in, each once: one transaction finds out whose they are, submits them in groups
/// and remembers what became of each.
final class Taking {
  private final Transactions transactions;
  private final Gate gate;
  private final SubjectStore subjects;
  private final InboxStore inbox;

  Taking(Transactions transactions, Gate gate, SubjectStore subjects, InboxStore inbox) {
    this.transactions = transactions;
    this.gate = gate;
    this.subjects = subjects;
    this.inbox = inbox;
  }

  /// What became of an arrival.
  ///
  /// @param isDuplicate whether it was taken before, in which case the receipt is the one from then
  record Taken(Receipt receipt, boolean isDuplicate) {}

  /// What goes to the gate as one: of one subject, category, service, source and day, and with
  /// known fields apart from unknown, so that one unknown field sets aside its own event only.
  private record Group(
      Submission.Origin origin, Optional<ServiceName> service, LocalDate day, boolean known) {}

  /// Takes the arrivals in one transaction, and says what became of each, in order.
  List<Taken> take(Requester by, List<Arrival> arrivals) {
    return arrivals.isEmpty()
        ? List.of()
        : transactions.call(() -> new Round(gate.policy()).take(by, arrivals));
  }

  /// The work of one transaction.
  private final class Round {
    private final PolicyVersions.Version policy;
    private final SubjectRef stranger = Arrival.About.stranger();
    private final Map<List<Identifier>, SubjectRef> owners = new HashMap<>();
    private final Map<SubjectRef, Standing> standings = new HashMap<>();

    Round(PolicyVersions.Version policy) {
      this.policy = policy;
    }

    List<Taken> take(Requester by, List<Arrival> arrivals) {
      Set<MessageKey> keys = arrivals.stream().map(Arrival::key).collect(toSet());
      Set<MessageKey> claimed = inbox.claim(keys, gate.today());
      var fresh = new LinkedHashMap<MessageKey, Arrival>();
      for (Arrival arrival : arrivals) {
        if (claimed.contains(arrival.key())) {
          fresh.putIfAbsent(arrival.key(), arrival);
        }
      }
      Map<MessageKey, Receipt> receipts = submit(by, fresh);
      inbox.settle(receipts);
      keys.removeAll(claimed);
      Map<MessageKey, Receipt> earlier = keys.isEmpty() ? Map.of() : inbox.receipts(keys);
      return answers(arrivals, new HashMap<>(receipts), earlier);
    }

    private Map<MessageKey, Receipt> submit(Requester by, Map<MessageKey, Arrival> fresh) {
      var groups = new LinkedHashMap<Group, List<Arrival>>();
      fresh
          .values()
          .forEach(each -> groups.computeIfAbsent(group(each), _ -> new ArrayList<>()).add(each));
      List<Submission.Events> submissions =
          groups.entrySet().stream().map(each -> events(each.getKey(), each.getValue())).toList();
      List<Outcome> outcomes = gate.submit(by, submissions);
      var receipts = new LinkedHashMap<MessageKey, Receipt>();
      int i = 0;
      for (List<Arrival> group : groups.values()) {
        Receipt receipt = Receipt.of(outcomes.get(i++));
        group.forEach(each -> receipts.put(each.key(), receipt));
      }
      return receipts;
    }

    private Group group(Arrival arrival) {
      SubjectRef subject = owner(arrival.about());
      LocalDate day = policy.dayOf(arrival.happening().at());
      Optional<Rule.OfCategory> rule = policy.category(arrival.category());
      boolean known =
          rule.map(
                  each -> each.fields().keySet().containsAll(arrival.happening().fields().keySet()))
              .orElse(false);
      Source source = arrival.origin().source();
      return new Group(
          new Submission.Origin(subject, arrival.category(), source),
          arrival.origin().service().or(() -> service(subject, arrival.category(), day)),
          day,
          known);
    }

    private SubjectRef owner(Arrival.About about) {
      return about
          .subject()
          .orElseGet(() ->
              owners.computeIfAbsent(
                  about.identifiers(), those -> gate.ownerOf(those).orElse(stranger)));
    }

    /// The service whose use left it: of those that give rise to the category, the first that the
    /// subject held on the day. The one that gives rise to the fewest categories goes first, for it
    /// is the most particular.
    private Optional<ServiceName> service(SubjectRef subject, Category category, LocalDate day) {
      Standing standing =
          standings.computeIfAbsent(
              subject, each -> subjects.find(each).orElseGet(() -> Standing.of(each)));
      return policy.policy().rulesOf(Rule.OfService.class).stream()
          .filter(rule -> rule.collects().contains(category))
          .filter(rule -> standing.holds(rule.service(), day))
          .min(
              Comparator.comparingInt((Rule.OfService rule) -> rule.collects().size())
                  .thenComparing(Rule.OfService::service))
          .map(Rule.OfService::service);
    }
  }

  private static Submission.Events events(Group group, List<Arrival> arrivals) {
    return Submission.events(
        group.origin, group.service, group.day, arrivals.stream().map(Arrival::happening).toList());
  }

  /// The first of each key is new; what follows it in the same hand is a duplicate.
  private static List<Taken> answers(
      List<Arrival> arrivals, Map<MessageKey, Receipt> fresh, Map<MessageKey, Receipt> earlier) {
    var seen = new HashMap<>(earlier);
    var answers = new ArrayList<Taken>();
    for (Arrival arrival : arrivals) {
      boolean isDuplicate = seen.containsKey(arrival.key());
      if (!isDuplicate) {
        seen.put(arrival.key(), required(fresh, arrival.key()));
      }
      answers.add(new Taken(required(seen, arrival.key()), isDuplicate));
    }
    return answers;
  }

  private static Receipt required(Map<MessageKey, Receipt> receipts, MessageKey key) {
    return Optional.ofNullable(receipts.get(key))
        .orElseThrow(() -> new IllegalStateException("A message is claimed but was not settled"));
  }
}
