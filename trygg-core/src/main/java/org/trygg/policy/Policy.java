package org.trygg.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trygg.calendar.Statutes;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.RuleId;

/// One version of a policy: the controller, the rules and the promises they keep.
///
/// Made by the room `drafting` from a policy folder, and only when it found no fault.
///
/// @param rules by id, in the order of the policy file
public record Policy(
    PolicyId id, Controller controller, SequencedMap<RuleId, Rule> rules, Statutes statutes) {
  public Policy {
    rules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rules));
  }

  /// The rule of that name; empty when the policy has none.
  public Optional<Rule> rule(RuleId name) {
    return Optional.ofNullable(rules.get(name));
  }

  /// The rules of one kind, in the order of the policy file.
  public <R extends Rule> List<R> rulesOf(Class<R> kind) {
    return rules.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// For each promise that a rule keeps, the rules that keep it.
  public Map<PromiseId, SortedSet<RuleId>> rulesByPromise() {
    var kept = new TreeMap<PromiseId, SortedSet<RuleId>>();
    Collection<Rule> all = rules.values();
    for (Rule rule : all) {
      for (PromiseId promise : rule.keeps()) {
        kept.computeIfAbsent(promise, _ -> new TreeSet<>()).add(rule.id());
      }
    }
    return Collections.unmodifiableMap(kept);
  }
}
