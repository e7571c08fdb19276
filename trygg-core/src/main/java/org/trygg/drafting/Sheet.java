package org.trygg.drafting;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.trygg.drafting.Grammar.Section;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.RuleId;

/// The rules of a policy file and where each is written: what the checks look at.
///
/// @param rules those that could be read, by id
/// @param written every rule, by id
/// @param sections where the key of each section that holds rules stands
record Sheet(
    SequencedMap<RuleId, Rule> rules,
    SequencedMap<RuleId, Written> written,
    Map<Section, Place> sections,
    Faults faults) {
  /// A rule as it is written in the policy file, sound or not.
  ///
  /// @param name where its name stands
  /// @param body what is written under the name
  record Written(RuleId id, Section section, Place name, Tree.Mapping body) {
    /// Where the key's value stands; where the rule's name stands when it has no such key.
    Place placeOf(String key) {
      return body.get(key).map(Tree::place).orElse(name);
    }

    /// Where the word stands among the key's values; otherwise where those begin.
    Place placeOf(String key, String word) {
      return body.get(key).stream()
          .flatMap(value -> value instanceof Tree.Sequence list ? list.items().stream() : null)
          .filter(item -> item instanceof Tree.Leaf leaf && leaf.text().equals(word))
          .map(Tree::place)
          .findFirst()
          .orElseGet(() -> placeOf(key));
    }
  }

  /// The rules of one kind, in the order of the file.
  <R extends Rule> List<R> of(Class<R> kind) {
    return rules.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The rule as it is written.
  Written written(Rule rule) {
    Written at = written.get(rule.id());
    if (at == null) {
      throw new IllegalStateException("A rule that was read is written nowhere");
    }
    return at;
  }

  /// Adds a fault at the rule's name.
  void add(Rule rule, FaultRule broken, String message) {
    faults.add(written(rule).name(), broken, message);
  }

  /// Adds a fault at the value of one of the rule's keys.
  void add(Rule rule, String key, FaultRule broken, String message) {
    faults.add(written(rule).placeOf(key), broken, message);
  }
}
