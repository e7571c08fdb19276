package org.trygg.notice;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.RuleId;

/// How a rule differs from one version to the next.
public sealed interface RuleChange {
  /// The rule as it now is, or as it last was.
  Rule rule();

  default RuleId id() {
    return rule().id();
  }

  /// A rule that was not there.
  record Added(Rule rule) implements RuleChange {}

  /// A rule that is no longer there.
  record Removed(Rule rule) implements RuleChange {}

  /// A rule that says something else.
  ///
  /// @param rule as it now is
  /// @param aspects in what it differs; never empty
  record Changed(Rule before, Rule rule, Set<Aspect> aspects) implements RuleChange {
    public Changed {
      aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects));
    }
  }

  /// In what a rule may differ.
  enum Aspect {
    WORDS,
    PROMISES,
    LAW,
    PURPOSES,
    CATEGORIES,
    BASIS,
    PERIOD,
    CONDITIONS,
    /// Everything that only one kind of rule has, such as the fields of a category.
    DETAILS,
    /// The words with which consent is asked.
    WORDING
  }
}
